import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useQueryGql } from '~/api';
import { Bench } from '~/components/Bench';
import { DueDate } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { Key } from '~/components/Key';
import { useKeyList } from '~/components/keyRegistry';
import { ButtonLink, TextLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { PageHeader } from '~/components/PageHeader';
import { StatusBadge } from '~/components/StatusBadge';
import { formatDay } from '~/lib/format';
import { useKeys } from '~/lib/useKeys';
import { useLanguage } from '~/lib/useLanguage';
import { Columns } from './Columns';
import { ReviewDocument, type Reviewed } from './documents';
import { Evidence } from './Evidence';
import { Decision } from './Decision';
import classes from './review.module.css';

/** One screen for a decision: what changed and what does not pass at left, the columns in the middle, the verdict at right. */
export default function ReviewPage() {
  const { t } = useLingui();
  const { id } = useParams({ strict: false }) as { id: string };
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQueryGql(ReviewDocument, { id }, { keepPrevious: true });
  const queue = data?.next.edges.map((edge) => edge.node) ?? [];
  const at = queue.findIndex((one) => one.id === id);
  const go = (to: string | undefined) => { if (to !== undefined) void navigate({ to: '/ra-soat/$id', params: { id: to } }); };
  const before = at > 0 ? queue[at - 1]?.id : undefined;
  const after = at < 0 ? queue[0]?.id : queue[at + 1]?.id;
  useKeys({ j: () => go(after), k: () => go(before) });
  useKeyList([{ keys: ['j', 'k'], does: t`Bộ sau, bộ trước` }, { keys: ['1', '2', '3'], does: t`Đạt, Yêu cầu bổ sung, Từ chối` }, { keys: ['Ctrl', 'Enter'], does: t`Gửi kết luận, sang bộ tiếp theo` }]);
  if (error !== null && data === undefined) return <Bench header={<PageHeader title={t`Rà soát`} dense />}><FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được bộ dữ liệu`} /></Bench>;
  if (isPending && data === undefined) return <Bench header={<PageHeader title={t`Rà soát`} dense />}><LoadingRows rows={12} height={24} /></Bench>;
  const dataset = data?.dataset ?? null;
  if (dataset === null || dataset.id !== id) {
    return <Bench header={<PageHeader title={t`Rà soát`} dense />}><EmptyState action={<ButtonLink to="/ra-soat"><Trans>Về hàng chờ</Trans></ButtonLink>}><Trans>Không có bộ dữ liệu này, hoặc bạn không được xem.</Trans></EmptyState></Bench>;
  }
  return (
    <Bench
      header={<Head dataset={dataset} at={at} total={queue.length} onBefore={before === undefined ? undefined : () => go(before)} onAfter={after === undefined ? undefined : () => go(after)} />}
      left={<Evidence dataset={dataset} />}
      right={<Decision key={`${dataset.id}:${dataset.version}`} dataset={dataset} onDone={() => (after === undefined ? void navigate({ to: '/ra-soat' }) : go(after))} />}
    >
      <Columns dataset={dataset} />
    </Bench>
  );
}

function Head({ dataset, at, total, onBefore, onAfter }: { dataset: Reviewed; at: number; total: number; onBefore: (() => void) | undefined; onAfter: (() => void) | undefined }) {
  const { t } = useLingui();
  const { number, named } = useLanguage();
  const rows = dataset.quality.report?.tables[0]?.rows;
  return (
    <PageHeader
      dense
      title={dataset.title}
      badges={<StatusBadge kind="review" value={dataset.reviewStatus} />}
      meta={(
        <>
          <span className="prose"><TextLink to="/bo-du-lieu/$code" params={{ code: dataset.code }}>{dataset.code}</TextLink></span> · {named(dataset.owner)} · <Trans>bản {dataset.edition}</Trans>
          {dataset.inForce !== null && dataset.inForce.edition !== dataset.edition && <>, <Trans>so với bản {dataset.inForce.edition} đang có hiệu lực</Trans></>}
          {rows !== undefined && <> · <Trans>{number(rows)} dòng</Trans></>}
          {dataset.submittedAt !== null && <> · <Trans>gửi {formatDay(dataset.submittedAt)}</Trans></>}
          {dataset.due !== null && <> · <DueDate date={dataset.due} /></>}
        </>
      )}
      actions={at < 0 ? undefined : (
        <div className={classes.walk}>
          <Button variant="default" aria-label={t`Bộ trước`} disabled={onBefore === undefined} onClick={onBefore} leftSection={<IconChevronLeft size={16} aria-hidden />}><Key>k</Key></Button>
          <div className={classes.place}><span className="small"><Trans>Hàng chờ rà soát</Trans></span><b className="num">{at + 1}/{total}</b><Progress value={((at + 1) / Math.max(total, 1)) * 100} size={6} aria-label={t`Bộ thứ ${at + 1} trên ${total}`} /></div>
          <Button variant="default" aria-label={t`Bộ sau`} disabled={onAfter === undefined} onClick={onAfter} rightSection={<IconChevronRight size={16} aria-hidden />}><Key>j</Key></Button>
        </div>
      )}
    />
  );
}
