import { useLingui } from '@lingui/react';
import clsx from 'clsx';
import classes from './StatusBadge.module.css';
import { lookOf, outlined, type StatusKind, type StatusValues } from './status';

type Props = {
  [K in StatusKind]: {
    kind: K;
    value: StatusValues[K];
    /** Icon alone with the word in its label: only in a dense list whose row already says the words. */
    iconOnly?: boolean;
    /** A count beside the word: "4 lỗi". */
    count?: number;
    className?: string;
  };
}[StatusKind];

/** One status: colour, icon and word. It never wraps. */
export function StatusBadge(props: Props) {
  const { i18n } = useLingui();
  const { hue, icon: Icon, word } = lookOf(props.kind, props.value);
  const label = i18n._(word);
  if (props.iconOnly) {
    return <span className={clsx(classes.icon, props.className)} data-hue={hue} role="img" aria-label={label} title={label}><Icon size={16} stroke={1.75} aria-hidden /></span>;
  }
  return (
    <span className={clsx(classes.badge, outlined.has(props.kind) && classes.outline, props.className)} data-hue={hue}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {props.count !== undefined && <span className={classes.count}>{props.count}</span>}
      {label}
    </span>
  );
}

/** A severity with an optional count, for findings and checks. */
export function SeverityBadge({ severity, count, iconOnly }: { severity: StatusValues['severity']; count?: number; iconOnly?: boolean }) {
  return <StatusBadge kind="severity" value={severity} {...(count === undefined ? {} : { count })} {...(iconOnly === undefined ? {} : { iconOnly })} />;
}
