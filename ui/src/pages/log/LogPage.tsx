import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { IconDownload, IconHistory, IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { gql, graphql, useQueryGql, type LogPageQuery } from '~/api';
import { Card } from '~/components/Card';
import { DateField } from '~/components/dates';
import { When } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { ListPage, ListPaper } from '~/components/ListPage';
import { LoadingRows } from '~/components/LoadingRows';
import { PageHeader } from '~/components/PageHeader';
import { TextLink } from '~/components/links';
import { many, text } from '~/lib/urlState';
import { useLanguage } from '~/lib/useLanguage';
import { useUrlState } from '~/lib/useUrlState';
import { FieldRows } from './FieldRows';
import { csvOf, filterOf, saveText } from './filter';
import { grouped, type Family } from './kinds';
import classes from './log.module.css';

export const LogDocument = graphql(/* GraphQL */ `
  query LogPage($filter: ChangeFilter, $first: Int!, $after: String) {
    changes(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { seq kind label summary actor at comment leafHash version dataset { code title } fields { path label before after } } }
    }
  }
`);
const CheckpointDocument = graphql(/* GraphQL */ `
  query LogCheckpoint { checkpoint { size root epoch time signed } organizations(first: 1000) { edges { node { id code name nameEn } } } changeKinds { kind label } }
`);

export type Entry = LogPageQuery['changes']['edges'][number]['node'];

const codecs = { viec: text(''), donvi: text(''), tu: text(''), den: text(''), sau: many() };
const pageSize = 50;

/** Every act, newest first, with what it changed; and the signed head that proves the log later. */
export default function LogPage() {
  const { t } = useLingui();
  const { number, language } = useLanguage();
  const families: Record<Family, string> = { dataset: t`Bộ dữ liệu`, release: t`Tệp số liệu`, open: t`Công bố`, people: t`Tài khoản, đơn vị`, log: t`Nhật ký` };
  const [url, set] = useUrlState(codecs);
  const head = useQueryGql(CheckpointDocument, {});
  const after = url.sau.at(-1);
  const filter = filterOf(url);
  const { data, error, refetch } = useQueryGql(LogDocument, { filter, first: pageSize, ...(after === undefined ? {} : { after }) }, { keepPrevious: true });
  const log = data?.changes;
  const organizations = head.data?.organizations.edges.map((edge) => ({ value: edge.node.id, label: language === 'en' ? edge.node.nameEn ?? edge.node.name : edge.node.name })) ?? [];
  const kinds = grouped(head.data?.changeKinds ?? []).map(({ family, kinds: list }) => ({ group: families[family], items: list.map((one) => ({ value: one.kind, label: one.label })) }));
  const header = (
    <PageHeader
      title={t`Nhật ký`}
      meta={log === undefined ? ' ' : <><strong className="num">{number(log.totalCount)}</strong> <Plural value={log.totalCount} other="mục" />, <Trans>mới nhất trước; không sửa được</Trans></>}
      actions={<SaveCSV filter={filter} total={log?.totalCount ?? 0} />}
    />
  );
  const aside = head.data?.checkpoint == null ? undefined : <Checkpoint checkpoint={head.data.checkpoint} />;
  return (
    <ListPage header={header} {...(aside === undefined ? {} : { aside })}>
      <div className={classes.filters}>
        <Select aria-label={t`Loại việc`} placeholder={t`Mọi việc`} data={kinds} value={url.viec === '' ? null : url.viec} onChange={(value) => set({ viec: value ?? '', sau: [] })} searchable clearable />
        <Select aria-label={t`Đơn vị`} placeholder={t`Mọi đơn vị`} data={organizations} value={url.donvi === '' ? null : url.donvi} onChange={(value) => set({ donvi: value ?? '', sau: [] })} searchable clearable />
        <DateField aria-label={t`Từ ngày`} placeholder={t`Từ ngày`} value={url.tu === '' ? null : url.tu} onChange={(value) => set({ tu: value ?? '', sau: [] })} clearable />
        <DateField aria-label={t`Đến hết ngày`} placeholder={t`Đến hết ngày`} value={url.den === '' ? null : url.den} onChange={(value) => set({ den: value ?? '', sau: [] })} clearable />
      </div>
      {error !== null && log === undefined && <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được nhật ký`} />}
      {log === undefined && error === null && <ListPaper><LoadingRows rows={10} height={42} /></ListPaper>}
      {log !== undefined && log.totalCount === 0 && <ListPaper><EmptyState icon={IconHistory}><Trans>Không có mục nào khớp bộ lọc.</Trans></EmptyState></ListPaper>}
      {log !== undefined && log.totalCount > 0 && (
        <ListPaper>
          <ol className={classes.entries}>{log.edges.map(({ node }) => <LogEntry key={node.seq} entry={node} />)}</ol>
          <div className={classes.pager}>
            <Button variant="default" disabled={url.sau.length === 0} onClick={() => set({ sau: url.sau.slice(0, -1) }, { push: true })}><Trans>Trang trước</Trans></Button>
            <Button variant="default" disabled={!log.pageInfo.hasNextPage} onClick={() => set({ sau: [...url.sau, log.pageInfo.endCursor ?? ''] }, { push: true })}><Trans>Trang sau</Trans></Button>
          </div>
        </ListPaper>
      )}
    </ListPage>
  );
}

function LogEntry({ entry }: { entry: Entry }) {
  const { number } = useLanguage();
  return (
    <li className={classes.entry}>
      <details>
        <summary>
          <span className="num ink2">#{number(entry.seq)}</span>
          <span className={classes.what}><b>{entry.label}</b>{entry.dataset !== null && <> · {entry.dataset.title}</>}</span>
          <span className={classes.who}>{entry.actor ?? <Trans>hệ thống</Trans>}</span>
          <span className={classes.at}><When at={entry.at} /></span>
        </summary>
        {entry.dataset !== null && <p className={classes.open}><TextLink to="/bo-du-lieu/$code" params={{ code: entry.dataset.code }}><Trans>Mở bộ dữ liệu này</Trans></TextLink></p>}
        {entry.comment !== null && entry.comment !== '' && <p className={classes.quote}>{entry.comment}</p>}
        <FieldRows fields={entry.fields} />
        <p className={classes.hash}><Trans>Mã băm của mục:</Trans> <code>{entry.leafHash}</code></p>
      </details>
    </li>
  );
}

function Checkpoint({ checkpoint }: { checkpoint: { size: number; root: string; epoch: number; time: string; signed: string } }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  return (
    <Card title={<Trans>Điểm mốc đã ký</Trans>} icon={IconShieldLock} padded>
      <p className="small"><Trans>Giữ một bản ở nơi khác: sau này chứng minh được không mục nào bị sửa, xóa, đảo hay cắt bớt.</Trans></p>
      <dl className={classes.facts}>
        <dt><Trans>Số mục</Trans></dt><dd className="num">{number(checkpoint.size)}</dd>
        <dt><Trans>Kỷ nguyên</Trans></dt><dd className="num">{number(checkpoint.epoch)}</dd>
        <dt><Trans>Lúc</Trans></dt><dd><When at={checkpoint.time} /></dd>
        <dt><Trans>Gốc</Trans></dt><dd><code className={classes.root}>{checkpoint.root}</code></dd>
      </dl>
      <Button fullWidth variant="light" leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />} onClick={() => saveText('diem-moc.txt', checkpoint.signed, 'text/plain')}>{t`Lưu điểm mốc`}</Button>
    </Card>
  );
}

/** All entries of the filter as a file, page by page. */
function SaveCSV({ filter, total }: { filter: ReturnType<typeof filterOf>; total: number }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const [done, setDone] = useState<number | null>(null);
  const save = async () => {
    const entries: Entry[] = [];
    let after: string | undefined;
    for (;;) {
      setDone(entries.length);
      const page: LogPageQuery = await gql(LogDocument, { filter, first: 500, ...(after === undefined ? {} : { after }) });
      entries.push(...page.changes.edges.map((edge) => edge.node));
      if (!page.changes.pageInfo.hasNextPage || page.changes.pageInfo.endCursor === null) break;
      after = page.changes.pageInfo.endCursor;
    }
    setDone(null);
    saveText('nhat-ky.csv', csvOf(entries, [t`Số`, t`Lúc`, t`Loại`, t`Việc`, t`Người`, t`Bộ dữ liệu`, t`Ý kiến`, t`Mã băm`]), 'text/csv');
  };
  return (
    <Button variant="default" disabled={total === 0 || done !== null} onClick={() => void save().catch(() => setDone(null))} leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}>
      {done === null ? <Trans>Lưu CSV</Trans> : <Trans>Đang lấy {number(done)}/{number(total)}</Trans>}
    </Button>
  );
}
