import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { NumLink } from '~/components/links';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import type { Progress } from './documents';
import classes from './progress.module.css';

type Search = Record<string, string | string[]>;

interface Figure { label: string; value: number; of?: number; ofSearch?: Search; search?: Search; notes: ReactNode[]; late?: boolean; measured?: boolean }

/** The statuses of a dataset that counts: all but retired. */
const current = ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'REJECTED'] as const;

/** Seven figures from the list to the public, each a link to what it counts, with the baseline and what the week moved. */
export function Figures({ progress, linked }: { progress: Progress; linked: boolean }) {
  const { number } = useLanguage();
  const figures = useFigures(progress, linked);
  return (
    <ul className={classes.figures}>
      {figures.map((one) => (
        <li key={one.label} data-late={one.late === true ? 'yes' : 'no'} data-measured={one.measured === true ? 'yes' : 'no'}>
          <span className={classes.label}>{one.label}</span>
          <span className={classes.figure}>
            {linked && one.search !== undefined ? <NumLink to="/bo-du-lieu" search={{ reviewStatus: [...current], ...one.search }}>{number(one.value)}</NumLink> : <b className="num">{number(one.value)}</b>}
            {one.of !== undefined && <span className="num ink2">/{linked && one.ofSearch !== undefined ? <NumLink to="/bo-du-lieu" search={{ reviewStatus: [...current], ...one.ofSearch }}>{number(one.of)}</NumLink> : number(one.of)}</span>}
          </span>
          <span className={classes.rest}>{one.notes.map((note, i) => <span key={i}>{note}</span>)}</span>
        </li>
      ))}
    </ul>
  );
}

function useFigures(progress: Progress, linked: boolean): Figure[] {
  const { t } = useLingui();
  const { number, share } = useLanguage();
  const { baseline, week, total } = progress;
  const measured = baseline !== null;
  const since = (then: ReactNode, more: number) => [<Trans key="since">mốc {then}</Trans>, more === 0 ? null : <b key="more" className={more > 0 ? 't-g' : 't-r'}>{signed(number, more)}</b>];
  const moved = (n: number | undefined) => (n === undefined || n === 0 ? null : <Trans key="week"><b>{signed(number, n)}</b> tuần qua</Trans>);
  const left = (count: number, name: string, words: ReactNode) => (count > 0 && linked ? <NumLink to="/bo-du-lieu" search={{ reviewStatus: [...current], [name]: 'false' }}>{words}</NumLink> : null);
  const figures: Figure[] = [
    { label: t`Trong danh mục`, value: total, search: {}, measured, notes: baseline === null ? [] : [<Trans key="base">mốc {formatDate(baseline.date)}: {number(baseline.total)}</Trans>] },
    { label: t`Đã giao dữ liệu`, value: progress.delivered, of: total, search: { delivered: 'true' }, measured,
      notes: baseline === null ? [left(total - progress.delivered, 'delivered', <Plural value={total - progress.delivered} other="còn # chưa giao" />)] : since(number(baseline.delivered), progress.delivered - baseline.delivered) },
    { label: t`Đơn vị giao đủ`, value: progress.complete, of: progress.units, measured,
      notes: baseline === null ? [] : since(`${number(baseline.complete)}/${number(baseline.units)}`, progress.complete - baseline.complete) },
    { label: t`Đạt rà soát`, value: progress.approved, of: total, search: { inForce: 'true' }, late: progress.overdue > 0,
      notes: [progress.members > 0 ? <span key="share" className="num">{share(progress.approved / progress.members)}</span> : null, moved(week?.approved), <Late key="late" progress={progress} linked={linked} />] },
    { label: t`Đã nạp vào kho`, value: progress.loaded, of: progress.approved, notes: [moved(week?.loaded)] },
    { label: t`API đang chạy`, value: progress.live, of: progress.loaded, notes: [moved(week?.live)] },
    { label: t`Đã công bố mở`, value: progress.published, of: progress.open, ofSearch: { sharing: ['OPEN'] }, search: { publicationStatus: ['PUBLISHED'] }, notes: [moved(week?.published)] },
  ];
  return figures.map((one) => ({ ...one, notes: one.notes.filter((note) => note !== null) }));
}

function Late({ progress, linked }: { progress: Progress; linked: boolean }) {
  if (progress.overdue === 0) return null;
  const words = <Plural value={progress.overdue} other="# quá hạn" />;
  return linked ? <NumLink to="/bo-du-lieu" search={{ reviewStatus: [...current], overdue: '1' }}><b className="t-r">{words}</b></NumLink> : <b className="t-r">{words}</b>;
}

/** A difference with its sign, a true minus. */
function signed(number: (n: number) => string, n: number): string {
  return n > 0 ? `+${number(n)}` : `−${number(-n)}`;
}
