import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { useQueryGql } from '~/api';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { ButtonLink, TextLink } from '~/components/links';
import { ListPage as Skeleton, ListPaper } from '~/components/ListPage';
import { LoadingRows } from '~/components/LoadingRows';
import { PageHeader } from '~/components/PageHeader';
import { StatusBadge } from '~/components/StatusBadge';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { Acts } from './Acts';
import { Bench } from './Bench';
import { ListDocument, type OneList } from './documents';
import classes from './list.module.css';

/** One department's list: what it holds, what stands against it, and the verdicts on its lines. */
export default function ListPage() {
  const { t } = useLingui();
  const { id } = useParams({ strict: false });
  const { data, error, refetch } = useQueryGql(ListDocument, { id: id ?? '' }, { keepPrevious: true });
  const list = data?.node != null && 'number' in data.node ? data.node : undefined;
  if (list === undefined) {
    const header = <PageHeader title={t`Danh mục gửi`} />;
    if (error !== null) return <Skeleton header={header}><FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được danh mục`} /></Skeleton>;
    if (data === undefined) return <Skeleton header={header}><ListPaper><LoadingRows rows={10} height={46} /></ListPaper></Skeleton>;
    return <Skeleton header={header}><EmptyState action={<ButtonLink to="/danh-muc-gui" search={{ tab: 'da-gui' }}><Trans>Xem các danh mục đã gửi</Trans></ButtonLink>}><Trans>Không có danh mục này, hoặc bạn không được xem.</Trans></EmptyState></Skeleton>;
  }
  return <Skeleton header={<Head list={list} />}><Bench key={list.id} list={list} /></Skeleton>;
}

function Head({ list }: { list: OneList }) {
  const { t } = useLingui();
  const { named } = useLanguage();
  const newer = list.newest != null && list.newest.id !== list.id ? list.newest : null;
  return (
    <PageHeader
      title={t`Danh mục ${named(list.organization)}, lần ${list.number}`}
      badges={<><StatusBadge kind="list" value={list.state} />{list.late && <StatusBadge kind="time" value="OVERDUE" />}</>}
      meta={(
        <>
          {list.round != null && <>{list.round.title} · </>}
          <Trans>gửi {formatDate(list.sentAt)}</Trans>
          {list.confirmedBy != null && <> · <Trans>{list.confirmedBy} xác nhận</Trans></>}
          {list.awaits && <> · <strong><Trans>chờ lãnh đạo đơn vị xác nhận</Trans></strong></>}
          {list.previous != null && <> · <TextLink underline="always" to="/danh-muc-gui/$id" params={{ id: list.previous.id }}><Trans>lần trước</Trans></TextLink></>}
          {newer !== null && <> · <TextLink underline="always" to="/danh-muc-gui/$id" params={{ id: newer.id }}><Trans>mở lần gửi mới nhất ({newer.number})</Trans></TextLink></>}
          {list.reason != null && <> · <Trans>lý do rút: {list.reason}</Trans></>}
          <br /><span className={classes.hash}><Trans>Mã băm</Trans> {list.hash}</span>
        </>
      )}
      actions={<Acts list={list} />}
    />
  );
}
