import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import type { Progress } from './documents';
import { dayOf, runningTotals, type Point } from './series';
import classes from './progress.module.css';

/** On the screen, and on paper, where one page has to hold all. */
const heights = { screen: 236, paper: 168 };
const margin = { left: 36, top: 8, bottom: 22 };
/** Until the box is measured, and on paper. */
const usual = 698;

/** The other view of the same figures, beside the title. */
export function ViewSwitch({ asTable, onChange }: { asTable: boolean; onChange: (asTable: boolean) => void }) {
  return <Button variant="subtle" size="xs" className="no-print" aria-pressed={asTable} onClick={() => onChange(!asTable)}>{asTable ? <Trans>Xem dạng biểu đồ</Trans> : <Trans>Xem dạng bảng</Trans>}</Button>;
}

/** What was delivered and what passed review against the whole, day by day, and where the pace leads; the same figures as a table. */
export function BurnUp({ progress, asTable }: { progress: Progress; asTable: boolean }) {
  const { number } = useLanguage();
  const points = useMemo(() => runningTotals(progress.days, dayOf(progress.asOf)), [progress.days, progress.asOf]);
  const { forecast } = progress;
  if (points.length === 0) return <p className={classes.note}><Trans>Chưa có việc nào được ghi.</Trans></p>;
  return (
    <div className={classes.days}>
      {asTable ? <DaysTable points={points} /> : <Chart points={points} progress={progress} />}
      <p className={classes.note}>
        <Trans>Cộng dồn theo ngày đạt mốc lần đầu.</Trans>{' '}
        {forecast === null
          ? progress.approved < progress.total && <Trans>Chưa dự báo được: cần ít nhất 14 ngày có bộ đạt, và nhịp còn tiến.</Trans>
          : <Trans>Nhịp {number(forecast.pace, 1)} bộ mỗi tuần; 8 trong 10 khả năng nằm trong dải.</Trans>}{' '}
        {forecast !== null && forecast.tested > 0 && <Trans>Dự báo kiểu này làm cho {number(forecast.tested)} tuần đã qua thì đúng dải {number(forecast.inside)} lần.</Trans>}
      </p>
    </div>
  );
}

const day = 24 * 3600 * 1000;

function Chart({ points, progress }: { points: readonly Point[]; progress: Progress }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const { ref, width: measured } = useElementSize();
  const printing = usePrinting();
  const width = printing || measured === 0 ? usual : measured;
  const height = printing ? heights.paper : heights.screen;
  const { baseline, forecast, total } = progress;
  const last = points.at(-1)!;
  const first = baseline !== null && baseline.date < points[0]!.date ? baseline.date : points[0]!.date;
  // A far end must not squeeze what has happened into a corner: the band may take as long again as the past.
  const limit = Date.parse(last.date) + Math.max(30 * day, Date.parse(last.date) - Date.parse(first));
  const end = forecast === null ? Date.parse(last.date) : Math.min(limit, Date.parse(forecast.late));
  const top = Math.max(total, last.delivered, last.approved, baseline?.total ?? 0, 1) * 1.06;
  const right = forecast === null ? 104 : 16;
  const x = (at: number) => margin.left + (end === Date.parse(first) ? 0 : ((at - Date.parse(first)) / (end - Date.parse(first))) * (width - margin.left - right));
  const y = (value: number) => height - margin.bottom - (value / top) * (height - margin.top - margin.bottom);
  const path = (key: 'delivered' | 'approved') => points.map((point) => `${x(Date.parse(point.date)).toFixed(1)},${y(point[key]).toFixed(1)}`).join(' ');
  const now = x(Date.parse(last.date));
  // Where the line to a day beyond the end of the chart leaves it.
  const leave = (date: string) => {
    const at = Date.parse(date);
    const share = at <= end ? 1 : (end - Date.parse(last.date)) / (at - Date.parse(last.date));
    return `${x(Math.min(at, end)).toFixed(1)},${y(last.approved + (total - last.approved) * share).toFixed(1)}`;
  };
  const corner = forecast !== null && Date.parse(forecast.late) > end ? ` ${x(end).toFixed(1)},${y(total).toFixed(1)}` : '';
  const [delivered, approved] = spread([y(last.delivered), y(last.approved)], 15, height);
  const start = baseline === null ? null : { x: x(Date.parse(baseline.date)), y: y(baseline.delivered) };
  const words = t`Đã giao ${number(last.delivered)}, đạt rà soát ${number(last.approved)} trên ${number(total)} bộ.` + (forecast === null ? '' : ` ${t`Dự báo xong ${formatDate(forecast.likely)}, từ ${formatDate(forecast.early)} đến ${formatDate(forecast.late)}.`}`);
  return (
    <div ref={ref} className={classes.chartBox}><svg viewBox={`0 0 ${width} ${height}`} className={classes.chart} style={{ height }} role="img" aria-label={words}>
      {[0, 0.5].map((part) => { const value = Math.round(total * part); return (
        <g key={part}>
          <line x1={margin.left} x2={width - right} y1={y(value)} y2={y(value)} className={classes.rule} />
          <text x={margin.left - 6} y={y(value) + 4} textAnchor="end" className={classes.tick}>{number(value)}</text>
        </g>
      ); })}
      <line x1={margin.left} x2={width - right} y1={y(total)} y2={y(total)} className={classes.whole} />
      <text x={margin.left - 6} y={y(total) + 4} textAnchor="end" className={classes.wholeTick}>{number(total)}</text>
      {forecast !== null && <polygon points={`${now.toFixed(1)},${y(last.approved).toFixed(1)} ${leave(forecast.early)}${corner} ${leave(forecast.late)}`} className={classes.band} />}
      {forecast !== null && <polyline points={`${now.toFixed(1)},${y(last.approved).toFixed(1)} ${leave(forecast.likely)}`} className={classes.likely} />}
      <g data-tone="middle">
        <polyline points={path('delivered')} className={classes.line} />
        {start !== null && <circle cx={start.x} cy={start.y} r={4} className={classes.dot} />}
        {start !== null && <text x={start.x + 6} y={start.y + 16} className={classes.tick}>{t`${number(baseline!.delivered)} đã giao (mốc ${formatDate(baseline!.date)})`}</text>}
      </g>
      <g data-tone="strong">
        <polyline points={path('approved')} className={classes.line} />
        <circle cx={now} cy={y(last.approved)} r={4} className={classes.dot} />
      </g>
      {forecast === null
        ? <><text x={now + 8} y={delivered! + 4} className={classes.lineLabel}>{t`${number(last.delivered)} đã giao`}</text><text x={now + 8} y={approved! + 4} className={classes.strongLabel}>{t`${number(last.approved)} đạt`}</text></>
        : <><text x={now - 8} y={y(last.delivered) + 16} textAnchor="end" className={classes.lineLabel}>{t`${number(last.delivered)} đã giao`}</text><text x={now - 10} y={Math.max(y(last.approved) - 6, y(last.delivered) + 32)} textAnchor="end" className={classes.strongLabel}>{t`${number(last.approved)} đạt rà soát`}</text></>}
      <text x={margin.left} y={height - 6} className={classes.tick}>{formatDate(first)}</text>
      {forecast === null
        ? <text x={now} y={height - 6} textAnchor="end" className={classes.tick}>{formatDate(last.date)}</text>
        : <text x={width - right} y={height - 6} textAnchor="end" className={classes.tick}>{formatDate(new Date(end).toISOString().slice(0, 10))}</text>}
    </svg></div>
  );
}

/** The page is being laid out for paper. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => window.matchMedia('print').matches);
  useEffect(() => {
    const media = window.matchMedia('print');
    const change = () => flushSync(() => setPrinting(media.matches));
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, []);
  return printing;
}

/** Keeps labels at least so far apart, in their order from the top. */
export function spread(at: readonly number[], apart: number, height: number): number[] {
  const order = at.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  for (let i = 1; i < order.length; i++) order[i]!.value = Math.max(order[i]!.value, order[i - 1]!.value + apart);
  const over = Math.max(0, (order.at(-1)?.value ?? 0) - (height - 8));
  const out: number[] = [];
  for (const one of order) out[one.index] = one.value - over;
  return out;
}

function DaysTable({ points }: { points: readonly Point[] }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  return (
    <div className={classes.tableBox} tabIndex={0} role="region" aria-label={t`Số bộ theo ngày`}>
      <table className={classes.table}>
        <thead><tr><th scope="col"><Trans>Ngày</Trans></th><th scope="col"><Trans>Đăng ký</Trans></th><th scope="col"><Trans>Đã giao</Trans></th><th scope="col"><Trans>Đạt</Trans></th><th scope="col"><Trans>Công bố</Trans></th></tr></thead>
        <tbody>
          {[...points].reverse().map((point) => (
            <tr key={point.date}><th scope="row" className="num">{formatDate(point.date)}</th><td className="num">{number(point.registered)}</td><td className="num">{number(point.delivered)}</td><td className="num">{number(point.approved)}</td><td className="num">{number(point.published)}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
