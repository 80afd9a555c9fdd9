import type { Hue } from '~/theme/tokens';

const width = 116;
const height = 15;
const inShares: readonly string[] = ['var(--dm-acc)', 'var(--dm-b-fill)', 'var(--dm-v-fill)', 'var(--dm-n-fill)', 'var(--dm-n-border)'];

type Props = {
  /** What the picture says, for those who do not see it. */
  label: string;
  /** Red or amber where the column needs a hand; the accent otherwise. */
  hue?: Hue;
} & (
  | { histogram: readonly number[]; shares?: never; filled?: never }
  | { shares: readonly { label: string; share: number }[]; histogram?: never; filled?: never }
  | { filled: number; histogram?: never; shares?: never }
);

/** How a column's values lie, in 116×15: bars of a histogram, parts of a whole, or how much is filled. */
export function ProfileBar({ label, hue, histogram, shares, filled }: Props) {
  const fill = hue === undefined ? 'var(--dm-acc)' : `var(--dm-${hue}-fill)`;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {histogram !== undefined && <Bars values={histogram} fill={fill} />}
      {shares !== undefined && <Parts shares={shares} />}
      {filled !== undefined && (
        <>
          <rect x={0.5} y={3.5} width={width - 1} height={8} rx={1} fill="var(--dm-sub)" stroke="var(--dm-line)" />
          <rect x={0} y={3} width={Math.max(0, Math.min(1, filled)) * width} height={9} rx={1} fill={fill} />
        </>
      )}
    </svg>
  );
}

function Bars({ values, fill }: { values: readonly number[]; fill: string }) {
  const most = Math.max(1, ...values);
  const step = width / Math.max(1, values.length);
  return values.map((value, index) => {
    const tall = value === 0 ? 1 : Math.max(1.5, (value / most) * height);
    return <rect key={index} x={index * step} y={height - tall} width={Math.max(1, step - 1.5)} height={tall} fill={fill} />;
  });
}

function Parts({ shares }: { shares: readonly { label: string; share: number }[] }) {
  let from = 0;
  return shares.slice(0, inShares.length).map(({ label, share }, index) => {
    const wide = Math.max(0, share) * width;
    const x = from;
    from += wide;
    return <rect key={label} x={x} y={3} width={Math.max(1, wide - 1.5)} height={9} rx={1} fill={inShares[index]}><title>{label}</title></rect>;
  });
}
