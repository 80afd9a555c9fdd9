import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { roundUp, runningTotals, type Day, type Point } from './series';
import classes from './progress.module.css';

const height = 206;
const margin = { left: 36, right: 108, top: 10, bottom: 22 };
/** Until the box is measured, and on paper. */
const usual = 698;

/** The other view of the same figures, beside the title. */
export function ViewSwitch({ asTable, onChange }: { asTable: boolean; onChange: (asTable: boolean) => void }) {
  return <Button variant="subtle" size="xs" className="no-print" aria-pressed={asTable} onClick={() => onChange(!asTable)}>{asTable ? <Trans>Xem dạng biểu đồ</Trans> : <Trans>Xem dạng bảng</Trans>}</Button>;
}

/** Lines of what was registered, delivered, approved and published, with the same figures as a table. */
export function BurnUp({ days, total, asTable }: { days: readonly Day[]; total: number; asTable: boolean }) {
  const points = runningTotals(days);
  if (points.length === 0) return <p className={classes.note}><Trans>Chưa có việc nào được ghi.</Trans></p>;
  return (
    <div className={classes.days}>
      {asTable ? <DaysTable points={points} /> : <Chart points={points} total={total} />}
      <p className={classes.note}><Trans>Cộng dồn theo ngày đạt mốc lần đầu, kể cả bộ sau đó tạm dừng hoặc gỡ khỏi cổng.</Trans></p>
    </div>
  );
}

function Chart({ points, total }: { points: readonly Point[]; total: number }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const { ref, width: measured } = useElementSize();
  const width = measured > 0 ? measured : usual;
  const last = points.at(-1)!;
  const top = roundUp(Math.max(total, last.registered));
  const x = (i: number) => margin.left + (points.length === 1 ? 0 : (i / (points.length - 1)) * (width - margin.left - margin.right));
  const y = (value: number) => height - margin.bottom - (value / top) * (height - margin.top - margin.bottom);
  const lines = [
    { key: 'registered' as const, label: t`đăng ký`, tone: 'light' },
    { key: 'delivered' as const, label: t`đã giao`, tone: 'middle' },
    { key: 'approved' as const, label: t`đạt`, tone: 'strong' },
    { key: 'published' as const, label: t`công bố`, tone: 'green' },
  ];
  const labels = spread(lines.map((line) => y(last[line.key])), 14);
  return (
    <div ref={ref} className={classes.chartBox}><svg viewBox={`0 0 ${width} ${height}`} className={classes.chart} role="img" aria-label={t`Đến ${formatDate(last.date)}: ${number(last.registered)} bộ đăng ký, ${number(last.delivered)} đã giao, ${number(last.approved)} đạt, ${number(last.published)} công bố`}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line x1={margin.left} x2={width - margin.right} y1={y(top * part)} y2={y(top * part)} className={classes.rule} />
          <text x={margin.left - 6} y={y(top * part) + 4} textAnchor="end" className={classes.tick}>{number(top * part)}</text>
        </g>
      ))}
      <text x={margin.left} y={height - 6} className={classes.tick}>{formatDate(points[0]!.date)}</text>
      <text x={width - margin.right} y={height - 6} textAnchor="end" className={classes.tick}>{formatDate(last.date)}</text>
      {lines.map((line, n) => (
        <g key={line.key} data-tone={line.tone}>
          <polyline points={points.map((point, i) => `${x(i).toFixed(1)},${y(point[line.key]).toFixed(1)}`).join(' ')} className={classes.line} />
          <circle cx={x(points.length - 1)} cy={y(last[line.key])} r={3} className={classes.dot} />
          <text x={width - margin.right + 8} y={labels[n]! + 4} className={classes.lineLabel}>{number(last[line.key])} {line.label}</text>
        </g>
      ))}
    </svg></div>
  );
}

/** Keeps labels at least so far apart, in their order from the top. */
export function spread(at: readonly number[], apart: number): number[] {
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
