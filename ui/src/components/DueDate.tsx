import { useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import clsx from 'clsx';
import { IconClock, IconClockExclamation } from '@tabler/icons-react';
import { daysBetween, distance, formatDate, formatDateTime, formatDay } from '~/lib/format';
import { useToday } from '~/lib/useToday';
import classes from './DueDate.module.css';
import { useTip } from './useTip';

/** How a number of days to a deadline reads, and its hue: red when past, amber within seven days. */
export function dueHue(days: number): 'r' | 'a' | 'n' {
  return days < 0 ? 'r' : days <= 7 ? 'a' : 'n';
}

export function useDueWords(): (days: number) => string {
  const { t } = useLingui();
  return (days) => {
    const late = -days;
    if (days === 0) return t`hôm nay`;
    return days < 0 ? plural(late, { other: 'quá # ngày' }) : plural(days, { other: 'còn # ngày' });
  };
}

interface Props {
  /** A day, YYYY-MM-DD. */
  date: string;
  /** "stack": date above words (list of work); "line": icon, date · words. */
  layout?: 'stack' | 'line';
  withYear?: boolean;
}

/** A deadline: the exact date and how far it is, never one alone. */
export function DueDate({ date, layout = 'line', withYear = false }: Props) {
  const today = useToday();
  const words = useDueWords();
  const days = daysBetween(today, date);
  const hue = dueHue(days);
  const exact = withYear ? formatDate(date) : formatDay(date);
  const Icon = days < 0 ? IconClockExclamation : IconClock;
  if (layout === 'stack') {
    return <span className={classes.stack} data-hue={hue}><time dateTime={date} className={clsx('num', classes.date)} title={formatDate(date)}>{exact}</time><span className={classes.words}>{words(days)}</span></span>;
  }
  return (
    <span className={classes.line} data-hue={hue}>
      <Icon size={14} stroke={1.75} aria-hidden />
      <time dateTime={date} className="num strong" title={formatDate(date)}>{exact}</time>
      <span>· {words(days)}</span>
    </span>
  );
}

/** An instant as relative words, with the exact time behind it on hover, focus and for screen readers. */
export function When({ at, exact = false }: { at: string; exact?: boolean }) {
  const { i18n } = useLingui();
  useToday();
  const full = formatDateTime(at);
  const { on, tip } = useTip(full);
  if (exact) return <time dateTime={at} className="num">{full}</time>;
  const { count, unit } = distance(new Date(), at);
  const relative = new Intl.RelativeTimeFormat(i18n.locale, { numeric: 'auto' }).format(count, unit).toLocaleLowerCase(i18n.locale);
  return <><time dateTime={at} tabIndex={0} aria-label={`${relative}, ${full}`} {...on}>{relative}</time>{tip}</>;
}
