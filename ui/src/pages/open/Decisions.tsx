import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconRubberStamp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { gql, graphql, operationName, useMutationGql, useViewer, type OpenDecisionsQuery } from '~/api';
import { Card } from '~/components/Card';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { TextLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { PaperLinks } from '~/components/PaperLinks';
import { StatusBadge } from '~/components/StatusBadge';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { ManyDocument } from './Candidates';
import { Duties } from './Duties';
import { ReasonAct } from './ReasonAct';
import { Refusals, refusedItems } from './Refusals';
import classes from './open.module.css';

const DecisionsDocument = graphql(/* GraphQL */ `
  query OpenDecisions($after: String) {
    decisions(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id version number date effectiveFrom signatory lineCount publishedCount reviewDue updateDue supersedes { number date } supersededBy { number date } lines { annexNo edition current dataset { id code title version publicationStatus nextPublication owner { name nameEn } } } } } }
  }
`);

type Decision = OpenDecisionsQuery['decisions']['edges'][number]['node'];

/** Decisions with their annexes, and how much of each the public really has. */
export function Decisions() {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [operationName(DecisionsDocument)],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => gql(DecisionsDocument, pageParam === null ? {} : { after: pageParam }, { signal }),
    getNextPageParam: ({ decisions }) => (decisions.pageInfo.hasNextPage ? decisions.pageInfo.endCursor : null),
  });
  if (error !== null && data === undefined) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được quyết định`} />;
  if (data === undefined) return <Card><LoadingRows rows={6} height={48} /></Card>;
  const decisions = data.pages.flatMap((page) => page.decisions.edges.map((edge) => edge.node));
  if (decisions.length === 0) return <Card><EmptyState><Trans>Chưa có quyết định nào.</Trans></EmptyState></Card>;
  return (
    <div className={classes.stack}>
      {decisions.map((decision) => <One key={decision.id} decision={decision} />)}
      {error !== null && <FailurePart error={error} retry={() => void fetchNextPage()} title={t`Chưa tải được quyết định`} />}
      {hasNextPage && <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}><Trans>Xem các quyết định cũ hơn</Trans></Button>}
    </div>
  );
}

function One({ decision }: { decision: Decision }) {
  const viewer = useViewer();
  const { named } = useLanguage();
  const publish = useMutationGql(ManyDocument);
  const waiting = decision.lines.filter((line) => line.current && (line.dataset.publicationStatus === 'DECIDED' || line.dataset.nextPublication === 'DECIDED'));
  const may = viewer.is('PUBLISHER', 'OPERATOR');
  const all = () => publish.run({ items: waiting.map((line) => ({ id: line.dataset.id, expectedVersion: line.dataset.version })), to: 'PUBLISH' });
  return (
    <Card
      title={<><span className="num">{decision.number}</span> <Trans>ngày {formatDate(decision.date)}</Trans></>}
      icon={IconRubberStamp}
      aside={<span className={classes.acts}>{viewer.is('PUBLISHER', 'REVIEWER', 'ADMIN') && <PaperLinks size="xs" papers={[{ name: 'open-decision', label: <Trans>Quyết định kèm phụ lục</Trans>, query: { id: decision.id } }]} />}<span><Trans>đã công bố <b className="num">{decision.publishedCount}/{decision.lineCount}</b></Trans></span>{may && waiting.length > 0 && <Button size="xs" loading={publish.pending} onClick={() => void all()}><Plural value={waiting.length} other="Công bố # bộ" /></Button>}</span>}
    >
      {publish.error !== null && <FailurePart error={publish.error} />}
      <Refusals items={refusedItems(publish.answer?.transitionMany, waiting.map((line) => line.dataset))} />
      <ul className={classes.rows}>
        {decision.lines.map((line) => (
          <li key={line.dataset.id} className={classes.row}>
            <span className="num ink2">{line.annexNo}</span>
            <div>
              <div className={classes.rowTitle}><TextLink to="/bo-du-lieu/$code" params={{ code: line.dataset.code }}>{line.dataset.title}</TextLink></div>
              <p className="meta">{named(line.dataset.owner)} · <Trans>bản {line.edition}</Trans></p>
            </div>
            <span className={classes.end}>{may && waiting.includes(line) && <PublishOne dataset={line.dataset} />}<StatusBadge kind="publication" value={line.dataset.nextPublication ?? line.dataset.publicationStatus} /></span>
          </li>
        ))}
      </ul>
      <Duties decision={decision} />
      <p className={classes.foot}>
        <Trans>Người ký: {decision.signatory}</Trans>
        {decision.effectiveFrom !== decision.date && <> · <Trans>Hiệu lực từ {formatDate(decision.effectiveFrom)}</Trans></>}
        {decision.supersedes !== null && <> · <Trans>Thay thế {decision.supersedes.number}</Trans></>}
        {decision.supersededBy !== null && <> · <b><Trans>Đã được thay thế bởi {decision.supersededBy.number}</Trans></b></>}
      </p>
    </Card>
  );
}

function PublishOne({ dataset }: { dataset: { id: string; version: number } }) {
  const { t } = useLingui();
  return <ReasonAct dataset={dataset} to="PUBLISH" label={t`Công bố`} />;
}
