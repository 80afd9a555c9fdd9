import { Trans, useLingui } from '@lingui/react/macro';
import { ProfileBar } from '~/components/ProfileBar';
import { useLanguage } from '~/lib/useLanguage';
import { pictureOf } from '../tabs/profile';
import { binName, frequent, spoken, spots, withheld, type Profile } from './model';
import classes from './profile.module.css';

const high = 56;
const wide = 320;

/** The bars of a column with its ends and, for numbers and days, where the middle half of the rows lies. */
export function Shape({ profile, rows }: { profile: Profile; rows: number }) {
  const { language } = useLanguage();
  const { bins } = profile;
  if (bins.length < 2) return null;
  const first = binName(profile, { ...bins[0]!, to: bins[0]!.from }, language);
  const last = binName(profile, { ...bins.at(-1)!, from: bins.at(-1)!.to }, language);
  const most = Math.max(1, ...bins.map((one) => one.count));
  const step = wide / bins.length;
  const at = spots(profile);
  return (
    <figure className={classes.shape}>
      <svg viewBox={`0 0 ${wide} ${high}`} preserveAspectRatio="none" role="img" aria-label={spoken(profile, rows, language)}>
        {bins.map((one, index) => {
          const tall = one.count === 0 ? 0 : Math.max(2, (one.count / most) * high);
          return <rect key={index} x={index * step + 0.75} y={high - tall} width={step - 1.5} height={tall} fill="var(--dm-acc)" />;
        })}
        <rect x={0} y={high - 0.5} width={wide} height={0.5} fill="var(--dm-line2)" />
      </svg>
      {at !== null && <Spread at={at} />}
      <figcaption><span className="num">{first}</span><span className="ink2">{profile.histogramOf === 'length' ? <Trans>độ dài, ký tự</Trans> : profile.unit}</span><span className="num">{last}</span></figcaption>
    </figure>
  );
}

/** The middle half as a box, the middle as a mark, 90 % of the rows as a line. */
function Spread({ at: [p5, p25, p50, p75, p95] }: { at: readonly number[] }) {
  const x = (share: number | undefined) => Math.max(0, Math.min(1, share ?? 0)) * wide;
  return (
    <svg className={classes.spread} viewBox={`0 0 ${wide} 9`} preserveAspectRatio="none" aria-hidden>
      <rect x={x(p5)} y={4} width={Math.max(1, x(p95) - x(p5))} height={1} fill="var(--dm-line2)" />
      <rect x={x(p25)} y={1} width={Math.max(2, x(p75) - x(p25))} height={7} rx={1} fill="var(--dm-acc-l)" />
      <rect x={Math.min(wide - 2, x(p50))} y={0} width={2} height={9} fill="var(--dm-acc)" />
    </svg>
  );
}

/** The small picture that says most, as wide as its place. */
export function SmallShape({ profile, rows, hue }: { profile: Profile; rows: number; hue?: 'a' | 'r' }) {
  const { language } = useLanguage();
  const picture = pictureOf(profile, rows, withheld(profile));
  const label = spoken(profile, rows, language);
  const tint = hue === undefined ? {} : { hue };
  if (picture.kind === 'histogram') return <ProfileBar label={label} histogram={picture.values} {...tint} />;
  if (picture.kind === 'shares') return <ProfileBar label={label} shares={picture.parts} {...tint} />;
  return <ProfileBar label={label} filled={picture.share} {...tint} />;
}

/** The frequent values with their counts, each with its bar. */
export function TopValues({ profile, rows }: { profile: Profile; rows: number }) {
  const { t } = useLingui();
  const { number, share, shown } = useLanguage();
  const top = frequent(profile);
  if (top.length === 0 || withheld(profile)) return null;
  const most = top[0]!.count;
  return (
    <table className={classes.top}>
      <caption>{profile.topExact ? <Trans>Giá trị gặp nhiều nhất</Trans> : <Trans>Giá trị gặp nhiều nhất (đếm ít nhất từng này)</Trans>}</caption>
      <thead className="hidden-words"><tr><th scope="col">{t`Giá trị`}</th><th scope="col">{t`Số dòng`}</th><th scope="col">{t`Tỷ lệ`}</th></tr></thead>
      <tbody>
        {top.slice(0, profile.type === 'string' ? 8 : 5).map((one) => (
          <tr key={one.value}>
            <th scope="row"><span>{shown(one.value, profile)}</span><i aria-hidden style={{ width: `${(100 * one.count) / most}%` }} /></th>
            <td className="num">{number(one.count)}</td>
            <td className="num ink2">{share(one.count / Math.max(1, rows))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
