import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconAlertTriangle, IconCheck, IconCircleX, IconColumns } from '@tabler/icons-react';
import clsx from 'clsx';
import { Card } from '~/components/Card';
import { EmptyState } from '~/components/EmptyState';
import { TextLink } from '~/components/links';
import { ProfileBar } from '~/components/ProfileBar';
import { statusLooks } from '~/components/status';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { emptyShare, pictureOf } from '../dataset/tabs/profile';
import { remarkOf } from '../dataset/tabs/remarks';
import { transitionWords, typeWords } from '../dataset/words';
import { Conflicts } from './Conflicts';
import type { Reviewed } from './documents';
import { SmallGroups } from './SmallGroups';
import classes from './review.module.css';

type Table = NonNullable<Reviewed['quality']['report']>['tables'][number];

/** In the middle: the columns with how their values lie, the classes as declared and as the data shows, and what is like it. */
export function Columns({ dataset }: { dataset: Reviewed }) {
  const table = dataset.quality.report?.tables[0];
  return (
    <>
      {table === undefined ? <Card><EmptyState icon={IconColumns}><Trans>Không có tệp: dữ liệu nằm sau một kết nối, hoặc chưa kiểm tra xong.</Trans></EmptyState></Card> : <ColumnsCard dataset={dataset} table={table} />}
      <Classes dataset={dataset} table={table} />
      {table !== undefined && table.rows > 0 && <SmallGroups key={dataset.id} id={dataset.id} columns={table.columns} />}
      <Conflicts dataset={dataset} />
      <Around dataset={dataset} />
    </>
  );
}

function ColumnsCard({ dataset, table }: { dataset: Reviewed; table: Table }) {
  const { t } = useLingui();
  const wrong = table.groups.filter((one) => one.severity !== 'INFO' && one.column !== null);
  const faulty = new Set(wrong.map((one) => one.column));
  const count = wrong.reduce((sum, one) => sum + one.count, 0);
  return (
    <Card
      title={<Plural value={table.columns.length} other="# cột" />}
      icon={IconColumns}
      aside={<>{count > 0 && <span><Plural value={count} other="# phát hiện" /> <Plural value={faulty.size} other="ở # cột" /></span>} <TextLink to="/bo-du-lieu/$code" params={{ code: dataset.code }} search={{ tab: 'du-lieu' }}><Trans>Mở bảng dữ liệu</Trans></TextLink></>}
    >
      <div className={classes.scroller} tabIndex={0} role="region" aria-label={t`Các cột`}>
        <table className={clsx(classes.table, classes.columnsTable)}>
          <thead><tr><th scope="col">#</th><th scope="col"><Trans>Cột</Trans></th><th scope="col"><Trans>Kiểu</Trans></th><th scope="col" className={classes.right}><Trans>Trống %</Trans></th><th scope="col"><Trans>Phân bố</Trans></th><th scope="col"><Trans>Nhận xét</Trans></th></tr></thead>
          <tbody>{table.columns.map((column, i) => <ColumnRow key={column.name} column={column} index={i} rows={table.rows} wrong={faulty.has(column.name)} />)}</tbody>
        </table>
      </div>
    </Card>
  );
}

function ColumnRow({ column, index, rows, wrong }: { column: Table['columns'][number]; index: number; rows: number; /** Has errors or warnings. */ wrong: boolean }) {
  const { t, i18n } = useLingui();
  const { number, language } = useLanguage();
  const personal = column.personal;
  const hue = personal !== null ? 'r' as const : wrong ? 'a' as const : undefined;
  const picture = pictureOf(column, rows, personal !== null);
  const tone = hue === undefined ? {} : { hue };
  const label = t`Phân bố của ${column.title}`;
  const type = typeWords[column.type];
  return (
    <tr {...(hue === undefined ? {} : { 'data-hue': hue })}>
      <td className="num">{index + 1}</td>
      <td className="strong">{column.title}</td>
      <td>{type === undefined ? column.type : i18n._(type)}{column.unit !== null && <> · {column.unit}</>}</td>
      <td className={classes.right}><span className="num">{number(emptyShare(column, rows) * 100, 1)}</span></td>
      <td>
        {picture.kind === 'histogram' && <ProfileBar histogram={picture.values} label={label} {...tone} />}
        {picture.kind === 'shares' && <ProfileBar shares={picture.parts} label={label} {...tone} />}
        {picture.kind === 'filled' && <ProfileBar filled={picture.share} label={label} {...tone} />}
      </td>
      <td>
        {personal !== null && <b className="t-r"><IconCircleX size={14} stroke={1.75} aria-hidden /> {i18n._(statusLooks.personal[personal.class].word)}</b>}
        {personal === null && wrong && <b className="t-a"><IconAlertTriangle size={14} stroke={1.75} aria-hidden /> {column.remark !== null && column.remark !== '' ? column.remark : <Plural value={column.findingCount} other="# chỗ cần xem" />}</b>}
        {personal === null && !wrong && remarkOf(column, false, language)}
      </td>
    </tr>
  );
}

/** Declared, shown by the data, and what the law says. */
function Classes({ dataset, table }: { dataset: Reviewed; table: Table | undefined }) {
  const { i18n } = useLingui();
  const { cited } = useLanguage();
  const strongest = (table?.columns ?? []).reduce<'NONE' | 'BASIC' | 'SENSITIVE'>((most, one) => (one.personal?.class === 'SENSITIVE' ? 'SENSITIVE' : one.personal?.class === 'BASIC' && most === 'NONE' ? 'BASIC' : most), 'NONE');
  const personalFits = table === undefined || strongest === 'NONE' || strongest === dataset.personalData;
  const openFits = dataset.sharing !== 'OPEN' || (strongest === 'NONE' && dataset.importance === 'ORDINARY');
  const rows = [
    { name: <Trans>Chia sẻ</Trans>, declared: i18n._(statusLooks.sharing[dataset.sharing].word), fits: openFits, shows: openFits ? <Trans>khớp</Trans> : <Trans>chưa đủ điều kiện mở</Trans>, law: cited('Điều 13 Luật Dữ liệu') },
    { name: <Trans context="class">Quan trọng</Trans>, declared: i18n._(statusLooks.importance[dataset.importance].word), fits: true, shows: <Trans>do Sở khai</Trans>, law: cited('QĐ 20/2025/QĐ-TTg') },
    { name: <Trans context="class">Cá nhân</Trans>, declared: i18n._(statusLooks.personal[dataset.personalData].word), fits: personalFits, shows: personalFits ? <Trans>khớp</Trans> : <>{i18n._(statusLooks.personal[strongest].word)}</>, law: cited('NĐ 356/2025/NĐ-CP') },
  ];
  return (
    <Card>
      <table className={clsx(classes.table, classes.classTable)}>
        <thead><tr><th scope="col"><Trans>Phân loại</Trans></th><th scope="col"><Trans>Sở khai</Trans></th><th scope="col"><Trans>Dữ liệu cho thấy</Trans></th><th scope="col"><Trans>Luật nói</Trans></th></tr></thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i} {...(row.fits ? {} : { 'data-hue': 'r' })}>
              <td>{row.name}</td><td className="strong">{row.declared}</td>
              <td>{row.fits ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconCircleX size={14} stroke={1.75} aria-hidden />} {row.shows}</td>
              <td className="meta">{row.law}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Around({ dataset }: { dataset: Reviewed }) {
  const { i18n } = useLingui();
  const { share, named } = useLanguage();
  const last = dataset.reviews.edges[0]?.node;
  if (dataset.similar.length === 0 && last === undefined) return null;
  return (
    <Card>
      <ul className={classes.around}>
        {dataset.similar.map((one) => (
          <li key={one.dataset.code}><span><b><Trans>Tương tự:</Trans></b> <TextLink to="/bo-du-lieu/$code" params={{ code: one.dataset.code }}>{one.dataset.title}</TextLink> · {named(one.dataset.owner)}</span><span className="meta"><Trans>{share(one.score)} tên trùng</Trans></span></li>
        ))}
        {last !== undefined && (
          <li>
            <span><b><Trans>Lần trước:</Trans></b> <Trans>bản {last.edition}</Trans> · {i18n._(transitionWords[last.verdict])} {formatDate(last.at)}{last.comment !== null && last.comment !== '' && <>, “{last.comment}”</>}{last.findings.length > 0 && <>: {last.findings.map((one) => one.message).join('; ')}</>}</span>
            <TextLink to="/bo-du-lieu/$code" params={{ code: dataset.code }} search={{ tab: 'ra-soat' }}><Trans>Xem</Trans></TextLink>
          </li>
        )}
      </ul>
    </Card>
  );
}
