import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { graphql, useQueryGql, type ListsSentQuery } from '~/api';
import { Card } from '~/components/Card';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { TextLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { StatusBadge } from '~/components/StatusBadge';
import { formatDate } from '~/lib/format';
import { many } from '~/lib/urlState';
import { useLanguage } from '~/lib/useLanguage';
import { useUrlState } from '~/lib/useUrlState';
import classes from './lists.module.css';

const SentDocument = graphql(/* GraphQL */ `
  query ListsSent($after: String) {
    submissions(filter: { newest: true }, first: 30, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { node { id number state awaits late sentAt total counts { state count } organization { name nameEn } round { title } } }
    }
  }
`);

type Sent = ListsSentQuery['submissions']['edges'][number]['node'];

/** The lists that were sent: the department's own, or every department's for who reviews them; the newest of each round. */
export function Sent() {
  const { t } = useLingui();
  const [url, set] = useUrlState({ sau: many() });
  const after = url.sau.at(-1);
  const { data, error, refetch } = useQueryGql(SentDocument, after === undefined ? {} : { after }, { keepPrevious: true });
  if (data === undefined) return error === null ? <Card><LoadingRows rows={6} height={48} /></Card> : <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được các danh mục`} />;
  const { edges, pageInfo, totalCount } = data.submissions;
  return (
    <Card>
      {totalCount === 0 ? <EmptyState><Trans>Chưa có danh mục nào được gửi.</Trans></EmptyState> : <ul className={classes.unsent}>{edges.map(({ node }) => <Row key={node.id} list={node} />)}</ul>}
      {(pageInfo.hasNextPage || url.sau.length > 0) && (
        <div className={classes.pager}>
          <Button variant="default" disabled={url.sau.length === 0} onClick={() => set({ sau: url.sau.slice(0, -1) }, { push: true })}><Trans>Trang trước</Trans></Button>
          <Button variant="default" disabled={!pageInfo.hasNextPage} onClick={() => set({ sau: [...url.sau, pageInfo.endCursor ?? ''] }, { push: true })}><Trans>Trang sau</Trans></Button>
        </div>
      )}
    </Card>
  );
}

function Row({ list }: { list: Sent }) {
  const { named } = useLanguage();
  return (
    <li>
      <div className={classes.what}>
        <TextLink to="/danh-muc-gui/$id" params={{ id: list.id }}>{named(list.organization)}, <Trans>lần {list.number}</Trans></TextLink>
        <span className={classes.badges}>
          {list.round != null && <span className="small ink2">{list.round.title}</span>}
          <span className="small ink2">{formatDate(list.sentAt)}</span>
          <span className="small ink2"><Trans>{list.total} dòng</Trans></span>
          {list.counts.filter((one) => one.count > 0).map((one) => <StatusBadge key={one.state} kind="line" value={one.state} count={one.count} />)}
        </span>
      </div>
      {list.late && <StatusBadge kind="time" value="OVERDUE" />}
      <StatusBadge kind="list" value={list.state} />
    </li>
  );
}
