import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import { IconSettingsAutomation } from '@tabler/icons-react';
import { graphql, useMutationGql, useQueryGql } from '~/api';
import { Card } from '~/components/Card';
import { When } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { JobProgress } from '~/components/JobProgress';
import { TextLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import classes from './admin.module.css';

const JobsDocument = graphql(/* GraphQL */ `
  query AdminJobs { jobs(first: 100) { totalCount edges { node { id kind status progress done total secondsLeft attempts createdAt finishedAt error { message } dataset { code title } } } } }
`);
const RetryDocument = graphql(/* GraphQL */ `
  mutation AdminRetryJob($id: ID!) { retryJob(id: $id) { job { id status } userErrors { path code message } } }
`);

export function Jobs() {
  const { t } = useLingui();
  const { data, error, refetch } = useQueryGql(JobsDocument, {}, { refetchInterval: 5000 });
  const retry = useMutationGql(RetryDocument);
  const words: Record<string, string> = { QUEUED: t`đang chờ`, RUNNING: t`đang chạy`, DONE: t`xong`, FAILED: t`hỏng`, HELD: t`giữ lại` };
  const kinds: Record<string, string> = { check: t`Kiểm tra tệp`, try: t`Thử tệp` };
  return (
    <Card title={<Trans>Việc chạy nền</Trans>} icon={IconSettingsAutomation}>
      {error !== null && <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được việc chạy nền`} />}
      {data === undefined && error === null && <LoadingRows rows={5} height={48} />}
      {data?.jobs.totalCount === 0 && <EmptyState><Trans>Chưa có việc nào.</Trans></EmptyState>}
      <RefusalList errors={retry.refusals} />
      <ul className={classes.rows}>
        {data?.jobs.edges.map(({ node }) => (
          <li key={node.id} className={classes.row}>
            <div className={classes.who}><b>{kinds[node.kind] ?? node.kind}</b><span className="meta">{node.dataset !== null && <><TextLink to="/bo-du-lieu/$code" params={{ code: node.dataset.code }}>{node.dataset.title}</TextLink> · </>}<When at={node.createdAt} /></span></div>
            <div className={classes.roles}>
              <Badge variant={node.status === 'FAILED' ? 'filled' : 'light'} color={node.status === 'FAILED' ? 'red' : undefined} tt="none" fw={400}>{words[node.status] ?? node.status}</Badge>
              {node.status === 'RUNNING' && <JobProgress job={node} label={t`Đang đọc`} />}
              {node.error !== null && <span className="small">{node.error.message}</span>}
            </div>
            <div className={classes.acts}>{(node.status === 'FAILED' || node.status === 'HELD') && <Button size="xs" variant="default" loading={retry.pending} onClick={() => void retry.run({ id: node.id })}><Trans>Chạy lại</Trans></Button>}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
