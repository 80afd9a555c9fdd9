import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { LoadingRows } from '~/components/LoadingRows';
import { StatusBadge } from '~/components/StatusBadge';
import { text } from '~/lib/urlState';
import { useLanguage } from '~/lib/useLanguage';
import { useUrlState } from '~/lib/useUrlState';
import type { Sheet } from '../sheet/useSheet';
import { pictureOf } from '../tabs/profile';
import { typeWords } from '../words';
import { ColumnFigures, Filled } from './ColumnFigures';
import { withheld, type Profile } from './model';
import { SmallShape } from './Shape';
import classes from './profile.module.css';

const codecs = { cot: text() };

/** Beside a drawn sheet: each of its columns with a small picture of its values; the open one with its figures. */
export function ProfilePanel({ sheet }: { sheet: Sheet }) {
  const { number } = useLanguage();
  const [url, set] = useUrlState(codecs);
  const { table } = sheet;
  if (sheet.report.isPending) return <LoadingRows rows={8} height={48} />;
  if (table === null) return null;
  return (
    <section className={classes.panel}>
      <div className={classes.head}><h2><Plural value={table.columns.length} other="# cột" /></h2><span className="meta ink2"><span className="num">{number(table.rows)}</span> <Plural value={table.rows} other="dòng dữ liệu" /></span></div>
      <ul className={classes.list}>
        {table.columns.map((one) => <Item key={one.name} profile={one} rows={table.rows} open={url.cot === one.name} onOpen={() => set({ cot: url.cot === one.name ? '' : one.name })} />)}
      </ul>
    </section>
  );
}

function Item({ profile, rows, open, onOpen }: { profile: Profile; rows: number; open: boolean; onOpen: () => void }) {
  const { i18n } = useLingui();
  const type = typeWords[profile.type];
  const words = [type === undefined ? profile.type : i18n._(type), profile.unit].filter(Boolean).join(' · ');
  const Chevron = open ? IconChevronUp : IconChevronDown;
  return (
    <li className={classes.item} data-open={open}>
      <button type="button" className={classes.row} aria-expanded={open} onClick={onOpen}>
        <span className={classes.name}><b>{profile.title === '' ? profile.name : profile.title}</b><span className="meta ink2">{words}</span></span>
        <Chevron size={16} stroke={1.75} aria-hidden />
      </button>
      {!open && <div className={classes.small}>{pictureOf(profile, rows, withheld(profile)).kind !== 'filled' && <SmallShape profile={profile} rows={rows} />}<Filled profile={profile} rows={rows} /></div>}
      {profile.personal !== null && <div className={classes.badge}><StatusBadge kind="personal" value={profile.personal.class} /></div>}
      {profile.personal === null && withheld(profile) && <p className={classes.badge}><Trans>Khai là dữ liệu cá nhân</Trans></p>}
      {open && <div className={classes.opened}><ColumnFigures profile={profile} rows={rows} /></div>}
    </li>
  );
}
