import { Trans, useLingui } from '@lingui/react/macro';
import { Paper } from '@mantine/core';
import { IconEyeCheck } from '@tabler/icons-react';
import { useQueryGql, type DatasetReviewsQuery, type ReviewStatus, type Transition } from '~/api';
import { Card } from '~/components/Card';
import { When } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { StatusBadge } from '~/components/StatusBadge';
import { ReviewsDocument, type Dataset } from '../documents';
import classes from '../dataset.module.css';
import { WayButton } from '../overview/WayButton';
import type { TabState } from '../useTab';
import { transitionWords } from '../words';

type Review = NonNullable<DatasetReviewsQuery['dataset']>['reviews']['edges'][number]['node'];
type ReviewFinding = Review['findings'][number];

const verdicts: Partial<Record<Transition, ReviewStatus>> = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', REJECT: 'REJECTED', START_REVIEW: 'IN_REVIEW' };

/** Every verdict on this dataset, newest first, with its reasons and the way to mend each. */
export default function ReviewsTab({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQueryGql(ReviewsDocument, { code: dataset.code });
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được các lần rà soát`} />;
  if (isPending) return <Paper><LoadingRows rows={4} height={56} /></Paper>;
  const columns = data?.dataset?.schema?.columns ?? [];
  const titled = (name: string) => columns.find((one) => one.name === name)?.title || name;
  const reviews = data?.dataset?.reviews.edges.map(({ node }) => node) ?? [];
  if (reviews.length === 0) return <Paper><EmptyState icon={IconEyeCheck}><Trans>Chưa có lần rà soát nào.</Trans></EmptyState></Paper>;
  return (
    <Card title={<Trans>Các lần rà soát</Trans>} icon={IconEyeCheck}>
      <ol className={classes.entries}>{reviews.map((review, index) => <Entry key={review.id} review={review} dataset={dataset} tab={tab} titled={titled} newest={index === 0} />)}</ol>
    </Card>
  );
}

function Entry({ review, dataset, tab, titled, newest }: { review: Review; dataset: Dataset; tab: TabState; titled: (column: string) => string; newest: boolean }) {
  const { i18n } = useLingui();
  const status = verdicts[review.verdict];
  const open = newest && dataset.reviewStatus === 'CHANGES_REQUESTED' && dataset.canEdit;
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        {status === undefined ? <b>{i18n._(transitionWords[review.verdict])}</b> : <StatusBadge kind="review" value={status} />}
        <span><Trans>bản {review.edition}</Trans>{review.reviewer !== null && <> · {review.reviewer}</>}</span>
        {review.outdated && <span className="t-a"><Trans>bộ đã thay đổi từ đó</Trans></span>}
        <span className="end"><When at={review.at} /> · <Trans>bộ quy tắc {review.ruleSet}</Trans></span>
      </div>
      {review.comment !== null && review.comment !== '' && <p className={classes.quote}>{review.comment}</p>}
      {review.findings.length > 0 && <ol className={classes.findings}>{review.findings.map((finding, index) => <Finding key={index} finding={finding} open={open} tab={tab} titled={titled} />)}</ol>}
    </li>
  );
}

function Finding({ finding, open, tab, titled }: { finding: ReviewFinding; open: boolean; tab: TabState; titled: (column: string) => string }) {
  const { row } = finding;
  const column = finding.column === null || finding.column === '' ? null : titled(finding.column);
  const path = finding.path !== null && finding.path !== '' ? finding.path.split('.') : column !== null ? ['quality'] : [];
  return (
    <li>
      {finding.message}
      {column !== null && <span className="ink2"> (<Trans>cột {column}</Trans>{row !== null && <>, <Trans>dòng {row}</Trans></>})</span>}
      {finding.waive && <span className="ink2"> · <Trans>được miễn</Trans></span>}
      {open && !finding.waive && <> <WayButton path={path} way={null} tab={tab} /></>}
    </li>
  );
}
