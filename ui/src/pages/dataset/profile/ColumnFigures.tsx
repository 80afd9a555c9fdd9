import { Trans, useLingui } from '@lingui/react/macro';
import { IconShieldLock } from '@tabler/icons-react';
import { useLanguage } from '~/lib/useLanguage';
import { pictureOf } from '../tabs/profile';
import { binName, countFigures, shapeText, valueFigures, withheld, type Figure, type Profile } from './model';
import { Shape, TopValues } from './Shape';
import classes from './profile.module.css';

/** All that was measured of a column: its picture, its figures as a table, its frequent values, what its texts look like, and why it was taken for what it is. */
export function ColumnFigures({ profile, rows }: { profile: Profile; rows: number }) {
  const { language } = useLanguage();
  const hidden = withheld(profile);
  const picture = pictureOf(profile, rows, hidden).kind;
  return (
    <div className={classes.figures}>
      <div className={classes.part}>
        {hidden && <p className={classes.hidden}><IconShieldLock size={16} stroke={1.75} aria-hidden /><span><Trans>Cột có dữ liệu cá nhân: không hiện giá trị nào của cột.</Trans></span></p>}
        {picture === 'shares' && <TopValues profile={profile} rows={rows} />}
        {picture === 'histogram' && <Shape profile={profile} rows={rows} />}
        <Filled profile={profile} rows={rows} />
        {picture === 'histogram' && <BinTable profile={profile} />}
      </div>
      <div className={classes.part}><Figures list={[...countFigures(profile, rows, language), ...valueFigures(profile, language)]} /></div>
      <div className={classes.part}>
        {picture !== 'shares' && <TopValues profile={profile} rows={rows} />}
        <Shapes profile={profile} />
        {profile.evidence !== null && profile.evidence !== '' && <p className={classes.why}><b><Trans>Vì sao hiểu là kiểu này:</Trans></b> {profile.evidence}.</p>}
      </div>
    </div>
  );
}

function Figures({ list }: { list: readonly Figure[] }) {
  const { t } = useLingui();
  return (
    <table className={classes.numbers}>
      <caption className="hidden-words">{t`Số liệu của cột`}</caption>
      <tbody>{list.map((one) => <tr key={one.name}><th scope="row">{one.name}</th><td className="num">{one.value}</td></tr>)}</tbody>
    </table>
  );
}

/** How much of the column is filled, as a bar with its words. */
export function Filled({ profile, rows }: { profile: Profile; rows: number }) {
  const { share } = useLanguage();
  const empty = rows === 0 ? 0 : profile.nulls / rows;
  return (
    <p className={classes.filled}>
      <span className={classes.track} aria-hidden><i style={{ width: `${100 * (1 - empty)}%` }} /></span>
      <span>{empty === 0 ? <Trans>không ô nào trống</Trans> : <Trans>trống {share(empty, empty < 0.1 ? 1 : 0)}</Trans>}</span>
    </p>
  );
}

function BinTable({ profile }: { profile: Profile }) {
  const { t } = useLingui();
  const { number, language } = useLanguage();
  if (profile.bins.length < 2) return null;
  return (
    <details className={classes.bins}>
      <summary><Trans>Xem dạng bảng</Trans></summary>
      <table className={classes.numbers}>
        <thead><tr><th scope="col">{profile.histogramOf === 'length' ? t`Độ dài` : t`Khoảng`}</th><th scope="col">{t`Số dòng`}</th></tr></thead>
        <tbody>{profile.bins.map((one) => <tr key={one.from}><th scope="row" className="num">{binName(profile, one, language)}</th><td className="num">{number(one.count)}</td></tr>)}</tbody>
      </table>
    </details>
  );
}

function Shapes({ profile }: { profile: Profile }) {
  const { share } = useLanguage();
  if (profile.patterns.length === 0 || profile.patternRows === 0) return null;
  return (
    <table className={classes.top}>
      <caption><Trans>Dạng viết (9 là chữ số, A a là chữ cái)</Trans></caption>
      <tbody>
        {profile.patterns.slice(0, 4).map((one) => (
          <tr key={one.pattern}>
            <th scope="row"><code>{shapeText(one.pattern)}</code></th>
            <td className="num ink2">{share(one.count / profile.patternRows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
