import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Paper } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { useQueryGql, type DatasetColumnsQuery } from '~/api';
import { Card } from '~/components/Card';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { ProfileBar } from '~/components/ProfileBar';
import { StatusBadge } from '~/components/StatusBadge';
import { TextLink } from '~/components/links';
import { useLanguage } from '~/lib/useLanguage';
import { ColumnsDocument, type Dataset } from '../documents';
import classes from '../dataset.module.css';
import { typeWords } from '../words';
import { emptyShare, pictureOf } from './profile';
import { originOf, remarkOf } from './remarks';
import { SchemaHistory } from './SchemaHistory';

type Found = NonNullable<DatasetColumnsQuery['dataset']>;
type Column = NonNullable<Found['schema']>['columns'][number];
type Profile = NonNullable<NonNullable<Found['releases']['edges'][number]['node']['quality']['report']>>['tables'][number]['columns'][number];

/** The columns of the edition, each with how its values lie in the newest delivery. */
export default function ColumnsTab({ dataset }: { dataset: Dataset }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const { data, error, isPending, refetch } = useQueryGql(ColumnsDocument, { code: dataset.code });
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được các cột`} />;
  if (isPending) return <Paper><LoadingRows rows={10} height={24} /></Paper>;
  const schema = data?.dataset?.schema ?? null;
  const release = data?.dataset?.releases.edges[0]?.node;
  const tables = release?.quality.report?.tables ?? [];
  const table = tables.find((one) => one.columns.some((column) => schema?.columns.some((own) => own.name === column.name) === true)) ?? tables.find((one) => one.rows > 0) ?? tables[0];
  // Until an edition has a schema of its own, the columns are those of the newest delivery.
  const columns: Column[] = schema !== null && schema.columns.length > 0
    ? schema.columns
    : (table?.columns ?? []).map((one) => ({ name: one.name, title: one.title, type: one.type, unit: one.unit, required: false, description: null, codeList: null, personal: one.personal }));
  if (columns.length === 0) {
    return <Paper><EmptyState icon={IconColumns} action={<TextLink to="." search={{ tab: 'tep' }}><Trans>Tới Tệp</Trans></TextLink>}><Trans>Chưa biết các cột: hãy giao một tệp, máy sẽ đọc cột từ đó.</Trans></EmptyState></Paper>;
  }
  const rows = release?.rows ?? table?.rows ?? 0;
  const history = data?.dataset?.schemaHistory ?? [];
  const version = history[0]?.version ?? schema?.version;
  return (
    <div className={classes.column}>
    <Card
      icon={IconColumns} title={<Plural value={columns.length} other="# cột" />}
      aside={<span>{schema === null ? originOf('inferred') : <><Trans>lược đồ {version}</Trans> · {originOf(schema.origin)}</>}{rows > 0 && <> · <span className="num">{number(rows)}</span> <Plural value={rows} other="dòng" /></>}</span>}
    >
      <div className={classes.scroller}>
        <table className={`${classes.table} ${classes.columns}`}>
          <thead>
            <tr><th scope="col">#</th><th scope="col"><Trans>Cột</Trans></th><th scope="col"><Trans>Kiểu</Trans></th><th scope="col" className={classes.right}><Trans>Trống</Trans></th><th scope="col"><Trans>Phân bố</Trans></th><th scope="col"><Trans>Nhận xét</Trans></th></tr>
          </thead>
          <tbody>
            {columns.map((column, index) => <Row key={column.name} index={index} column={column} profile={table?.columns.find((one) => one.name === column.name)} rows={rows} />)}
          </tbody>
        </table>
      </div>
    </Card>
    <SchemaHistory versions={history} />
    </div>
  );
}

function Row({ index, column, profile, rows }: { index: number; column: Column; profile: Profile | undefined; rows: number }) {
  const { t, i18n } = useLingui();
  const { share, language } = useLanguage();
  const personal = profile?.personal ?? column.personal;
  const type = typeWords[column.type];
  const findings = profile?.findingCount ?? 0;
  const hue = personal !== null ? 'r' as const : findings > 0 ? 'a' as const : undefined;
  const picture = profile === undefined ? null : pictureOf(profile, rows, personal !== null);
  const remark = profile === undefined ? '' : remarkOf(profile, personal !== null, language);
  const empty = profile === undefined ? null : emptyShare(profile, rows);
  const words = [type === undefined ? column.type : i18n._(type), column.unit, column.required ? t`bắt buộc` : null, column.codeList === null ? null : t`danh mục ${column.codeList}`].filter(Boolean).join(' · ');
  return (
    <tr {...(personal !== null ? { 'data-hue': 'r' } : findings > 0 ? { 'data-hue': 'a' } : {})}>
      <td className="num">{index + 1}</td>
      <td><span className="strong">{column.title}</span> <span className="meta ink2">{column.name}</span>{column.description !== null && column.description !== '' && <div className="meta ink2">{column.description}</div>}</td>
      <td>{words}</td>
      <td className={classes.right}><span className="num">{empty === null ? '' : share(empty, empty > 0 && empty < 0.1 ? 1 : 0)}</span></td>
      <td>{picture !== null && <Picture picture={picture} label={t`Phân bố của ${column.title}`} {...(hue === undefined ? {} : { hue })} />}</td>
      <td className="prose">
        {personal !== null && <><StatusBadge kind="personal" value={personal.class} /> </>}
        {findings > 0 && <TextLink to="." search={{ tab: 'du-lieu' }}><Plural value={findings} other="# chỗ cần xem" /></TextLink>}
        {findings > 0 && remark !== '' && ' · '}
        {remark}
      </td>
    </tr>
  );
}

function Picture({ picture, label, hue }: { picture: ReturnType<typeof pictureOf>; label: string; hue?: 'a' | 'r' }) {
  const tint = hue === undefined ? {} : { hue };
  if (picture.kind === 'histogram') return <ProfileBar label={label} histogram={picture.values} {...tint} />;
  if (picture.kind === 'shares') return <ProfileBar label={label} shares={picture.parts} {...tint} />;
  return <ProfileBar label={label} filled={picture.share} {...tint} />;
}
