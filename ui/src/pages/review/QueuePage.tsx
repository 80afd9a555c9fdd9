import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useQueryGql, useViewer, type ReviewQueueQuery } from '~/api';
import { DueDate } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { useKeyList } from '~/components/keyRegistry';
import { ButtonLink, TextLink } from '~/components/links';
import { ListPage, ListPaper } from '~/components/ListPage';
import { LoadingRows } from '~/components/LoadingRows';
import { PageHeader } from '~/components/PageHeader';
import { PaperLinks } from '~/components/PaperLinks';
import { StatusBadge } from '~/components/StatusBadge';
import { manyOf, many, text } from '~/lib/urlState';
import { useKeys } from '~/lib/useKeys';
import { useLanguage } from '~/lib/useLanguage';
import { useUrlState } from '~/lib/useUrlState';
import { QueueDocument } from './documents';
import classes from './review.module.css';

const codecs = { q: text(''), owner: many(), qualityStatus: manyOf(['UNCHECKED', 'FAILED', 'WARNING', 'PASSED'] as const), sau: many() };

type Row = ReviewQueueQuery['reviewQueue']['edges'][number]['node'];

/** What waits for a verdict, by due date. j and k walk, Enter opens. */
export default function QueuePage() {
  const { t } = useLingui();
  const [url, set] = useUrlState(codecs);
  const navigate = useNavigate();
  const after = url.sau.at(-1);
  const filter = { ...(url.q === '' ? {} : { text: url.q }), ...(url.owner.length === 0 ? {} : { owner: url.owner }), ...(url.qualityStatus.length === 0 ? {} : { qualityStatus: url.qualityStatus }) };
  const { data, error, refetch } = useQueryGql(QueueDocument, { filter, first: 100, ...(after === undefined ? {} : { after }) }, { keepPrevious: true });
  useWalk();
  const queue = data?.reviewQueue;
  const owners = queue?.facets.find((one) => one.field === 'owner')?.values ?? [];
  const first = queue?.edges[0]?.node;
  const header = (
    <PageHeader
      title={t`Rà soát`}
      meta={queue === undefined ? ' ' : <><strong className="num">{queue.totalCount}</strong> <Plural value={queue.totalCount} other="bộ chờ kết luận" />, <Trans>đến hạn trước đứng trước</Trans></>}
      actions={<><PaperLinks papers={[{ name: 'review-protocol', label: <Trans>Biên bản rà soát 30 ngày qua</Trans> }]} />{first !== undefined && <Button onClick={() => void navigate({ to: '/ra-soat/$id', params: { id: first.id } })}><Trans>Rà soát bộ đầu tiên</Trans></Button>}</>}
    />
  );
  return (
    <ListPage header={header}>
      <div className={classes.filters}>
        <TextInput aria-label={t`Lọc theo tên, mã`} placeholder={t`Lọc theo tên, mã; không cần gõ dấu`} leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />} value={url.q} onChange={(event) => set({ q: event.currentTarget.value, sau: [] })} />
        <Select aria-label={t`Đơn vị`} placeholder={t`Mọi đơn vị`} data={owners.map((one) => ({ value: one.value, label: `${one.label} (${one.count})` }))} value={url.owner[0] ?? null} onChange={(value) => set({ owner: value === null ? [] : [value], sau: [] })} clearable searchable />
        <Select aria-label={t`Chất lượng`} placeholder={t`Mọi chất lượng`} data={[{ value: 'FAILED', label: t`Có lỗi` }, { value: 'WARNING', label: t`Có cảnh báo` }, { value: 'PASSED', label: t`Kiểm tra đạt` }, { value: 'UNCHECKED', label: t`Chưa kiểm tra` }]} value={url.qualityStatus[0] ?? null} onChange={(value) => set({ qualityStatus: value === null ? [] : [value as 'FAILED'], sau: [] })} clearable />
      </div>
      {error !== null && queue === undefined && <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được hàng chờ`} />}
      {queue === undefined && error === null && <ListPaper><LoadingRows rows={8} height={56} /></ListPaper>}
      {queue !== undefined && (
        <ListPaper>
          {queue.totalCount === 0
            ? <EmptyState action={<ButtonLink to="/du-lieu-mo" variant="light"><Trans>Xem ứng viên dữ liệu mở</Trans></ButtonLink>}><Trans>Không còn bộ nào chờ kết luận.</Trans></EmptyState>
            : <ul className={classes.queue}>{queue.edges.map(({ node }) => <QueueRow key={node.id} row={node} />)}</ul>}
          {(queue.pageInfo.hasNextPage || url.sau.length > 0) && (
            <div className={classes.pager}>
              <Button variant="default" disabled={url.sau.length === 0} onClick={() => set({ sau: url.sau.slice(0, -1) }, { push: true })}><Trans>Trang trước</Trans></Button>
              <Button variant="default" disabled={!queue.pageInfo.hasNextPage} onClick={() => set({ sau: [...url.sau, queue.pageInfo.endCursor ?? ''] }, { push: true })}><Trans>Trang sau</Trans></Button>
            </div>
          )}
        </ListPaper>
      )}
    </ListPage>
  );
}

function QueueRow({ row }: { row: Row }) {
  const viewer = useViewer();
  const { named } = useLanguage();
  const other = row.reviewer !== null && row.reviewer.username !== viewer.username;
  return (
    <li className={classes.queueRow} data-review-row>
      <div>{row.due === null ? <span className="meta">–</span> : <DueDate date={row.due} layout="stack" />}</div>
      <div>
        <TextLink to="/ra-soat/$id" params={{ id: row.id }} data-title>{row.title}</TextLink>
        <p className="meta">{named(row.owner)}{other && <> · <Trans>{row.reviewer?.name ?? row.reviewer?.username ?? ''} đang xem</Trans></>}</p>
      </div>
      <div className={classes.badges}><StatusBadge kind="review" value={row.reviewStatus} /><StatusBadge kind="quality" value={row.quality.status} /><StatusBadge kind="sharing" value={row.sharing} /></div>
    </li>
  );
}

function useWalk(): void {
  const { t } = useLingui();
  const go = (by: 1 | -1) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-review-row] a[data-title]')];
    const now = rows.indexOf(document.activeElement as HTMLElement);
    rows[Math.min(Math.max(now + by, 0), rows.length - 1)]?.focus();
  };
  useKeys({ j: () => go(1), k: () => go(-1) });
  useKeyList([{ keys: ['j', 'k'], does: t`Dòng sau, dòng trước` }, { keys: ['Enter'], does: t`Mở để kết luận` }]);
}
