import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Paper } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconCircleCheck, IconColumns, IconPencil } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useMutationGql, useQueryGql, type DatasetColumnsQuery } from '~/api';
import { Card } from '~/components/Card';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { StatusBadge } from '~/components/StatusBadge';
import { TextLink } from '~/components/links';
import { flag, text } from '~/lib/urlState';
import { useLanguage } from '~/lib/useLanguage';
import { useUrlState } from '~/lib/useUrlState';
import { AttachDocument, ColumnsDocument, ReuseDocument, type Dataset } from '../documents';
import classes from '../dataset.module.css';
import { ColumnFigures } from '../profile/ColumnFigures';
import { withheld } from '../profile/model';
import { SmallShape } from '../profile/Shape';
import { typeWords } from '../words';
import { ColumnEdit } from './ColumnEdit';
import { emptyShare } from './profile';
import { originOf, remarkOf } from './remarks';
import { documentOf, type Doc } from './schemaDocument';
import { SchemaHistory } from './SchemaHistory';

type Found = NonNullable<DatasetColumnsQuery['dataset']>;
type Column = NonNullable<Found['schema']>['columns'][number];
type Profile = NonNullable<NonNullable<Found['releases']['edges'][number]['node']['quality']['report']>>['tables'][number]['columns'][number];

// cot: the column whose figures are open; suacot: it is being edited.
const codecs = { cot: text(), suacot: flag() };

/** The columns of the edition, each with how its values lie in the newest delivery. */
export default function ColumnsTab({ dataset }: { dataset: Dataset }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const [url, set] = useUrlState(codecs);
  const [saved, setSaved] = useState(false);
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
  const document: Doc = schema !== null && schema.columns.length > 0 ? schema.document as Doc : documentOf(table?.columns ?? []);
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
            {columns.map((column, index) => (
              <Row
                key={column.name} index={index} column={column} profile={table?.columns.find((one) => one.name === column.name)} rows={rows}
                open={url.cot === column.name} onOpen={() => { setSaved(false); set({ cot: url.cot === column.name ? '' : column.name, suacot: false }); }}
              >
                {saved && <Saved dataset={dataset} release={release} />}
                {dataset.canEdit && (url.suacot
                  ? <ColumnEdit key={column.name} dataset={dataset} version={data?.dataset?.version ?? dataset.version} document={document} name={column.name} profile={table?.columns.find((one) => one.name === column.name)} rows={rows} onDone={(done) => { setSaved(done); set({ suacot: false }); }} />
                  : <div className={classes.editAct}><Button size="xs" variant="light" leftSection={<IconPencil size={14} stroke={1.75} aria-hidden />} onClick={() => { setSaved(false); set({ suacot: true }); }}><Trans>Sửa cột này</Trans></Button></div>)}
              </Row>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
    <SchemaHistory versions={history} />
    </div>
  );
}

function Row({ index, column, profile, rows, open, onOpen, children }: { index: number; column: Column; profile: Profile | undefined; rows: number; open: boolean; onOpen: () => void; /** Under the figures of the open column. */ children: React.ReactNode }) {
  const { t, i18n } = useLingui();
  const { share, language } = useLanguage();
  const personal = profile?.personal ?? column.personal;
  const hidden = personal !== null || (profile !== undefined && withheld(profile));
  const type = typeWords[column.type];
  const findings = profile?.findingCount ?? 0;
  const hue = personal !== null ? 'r' as const : findings > 0 ? 'a' as const : undefined;
  const remark = profile === undefined ? '' : remarkOf(profile, hidden, language);
  const empty = profile === undefined ? null : emptyShare(profile, rows);
  const words = [type === undefined ? column.type : i18n._(type), column.unit, column.required ? t`bắt buộc` : null, column.codeList === null ? null : t`danh mục ${column.codeList}`].filter(Boolean).join(' · ');
  const Chevron = open ? IconChevronUp : IconChevronDown;
  return (
    <Fragment>
      <tr {...(personal !== null ? { 'data-hue': 'r' } : findings > 0 ? { 'data-hue': 'a' } : {})}>
        <td className="num">{index + 1}</td>
        <td>
          <button type="button" className={classes.disclose} aria-expanded={open} onClick={onOpen}>
            <span><span className="strong">{column.title}</span> <span className="meta ink2">{column.name}</span></span><Chevron size={14} stroke={1.75} aria-hidden />
          </button>
          {column.description !== null && column.description !== '' && <div className="meta ink2">{column.description}</div>}
        </td>
        <td>{words}</td>
        <td className={classes.right}><span className="num">{empty === null ? '' : share(empty, empty > 0 && empty < 0.1 ? 1 : 0)}</span></td>
        <td>{profile !== undefined && <SmallShape profile={profile} rows={rows} {...(hue === undefined ? {} : { hue })} />}</td>
        <td className="prose">
          {personal !== null && <><StatusBadge kind="personal" value={personal.class} /> </>}
          {findings > 0 && <TextLink to="." search={{ tab: 'du-lieu' }}><Plural value={findings} other="# chỗ cần xem" /></TextLink>}
          {findings > 0 && remark !== '' && ' · '}
          {remark}
        </td>
      </tr>
      {open && <tr className={classes.detail}><td colSpan={6}>{profile === undefined ? <Trans>Chưa có tệp nào để đo cột này.</Trans> : <ColumnFigures profile={profile} rows={rows} />}{children}</td></tr>}
    </Fragment>
  );
}

/** After a column was saved: the newest file can be read again by what is declared now. */
function Saved({ dataset, release }: { dataset: Dataset; release: { id: string; number: number; sheet: string | null; period: string | null } | undefined }) {
  const reuse = useMutationGql(ReuseDocument);
  const attach = useMutationGql(AttachDocument);
  const again = async () => {
    const upload = release === undefined ? null : (await reuse.run({ release: release.id }))?.reuseFile.upload ?? null;
    if (release === undefined || upload === null) return;
    await attach.run({ id: dataset.id, upload: upload.id, ...(release.sheet === null ? {} : { sheet: release.sheet }), ...(release.period === null ? {} : { period: release.period }) });
  };
  const error = reuse.error ?? attach.error;
  const refusals = [...reuse.refusals, ...attach.refusals];
  return (
    <div className={classes.saved} role="status">
      <IconCircleCheck size={16} stroke={1.75} aria-hidden />
      <span><Trans>Đã lưu. Từ lần giao sau, cột được đọc và kiểm tra theo khai báo này.</Trans></span>
      {dataset.canAttach && release !== undefined && (attach.answer?.attachFile.dataset == null
        ? <Button size="compact-xs" variant="subtle" loading={reuse.pending || attach.pending} onClick={() => void again()}><Trans>Đọc lại tệp của lần giao {release.number}</Trans></Button>
        : <TextLink to="." search={{ tab: 'tep' }}><Trans>Đang đọc lại: xem ở Tệp</Trans></TextLink>)}
      <RefusalList errors={refusals.map((one) => ({ ...one, way: null }))} />
      {error !== null && <FailurePart error={error} retry={() => void again()} />}
    </div>
  );
}
