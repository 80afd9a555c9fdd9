import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { IconExternalLink, IconFlag, IconWorld } from '@tabler/icons-react';
import { graphql, useMutationGql, useQueryGql, useViewer, type OpenServedQuery } from '~/api';
import { Card } from '~/components/Card';
import { When } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { TextLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { StatusBadge } from '~/components/StatusBadge';
import { formatDate } from '~/lib/format';
import { useDraft } from '~/lib/useDraft';
import { useLanguage } from '~/lib/useLanguage';
import { ReasonAct } from './ReasonAct';
import classes from './open.module.css';

const ServedDocument = graphql(/* GraphQL */ `
  query OpenServed {
    datasets(filter: { publicationStatus: [PUBLISHED, SUSPENDED, WITHDRAWN] }, orderBy: { field: OWNER }, first: 1000) {
      totalCount edges { node { id code title version publicationStatus nextPublication owner { id name nameEn } publication { edition from reason address decision { number date } } allowedTransitions } }
    }
  }
`);
const FeedbackDocument = graphql(/* GraphQL */ `
  query OpenFeedback { feedback(first: 200) { totalCount edges { node { id ref text contact at handled answer answeredAt dataset { code title } } } } }
`);
const AnswerDocument = graphql(/* GraphQL */ `
  mutation OpenAnswer($id: ID!, $answer: String!) { answerFeedback(id: $id, answer: $answer) { feedback { id handled answer } userErrors { path code message } } }
`);

type Dataset = OpenServedQuery['datasets']['edges'][number]['node'];

/** What the public has now, with the acts that change it at once, and what the public says of it. */
export function Served() {
  const { t } = useLingui();
  const { data, error, refetch } = useQueryGql(ServedDocument, {});
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được danh sách công bố`} />;
  if (data === undefined) return <Card><LoadingRows rows={6} height={48} /></Card>;
  return (
    <div className={classes.stack}>
      <Voices />
      <Card title={<Trans>Đang công bố</Trans>} icon={IconWorld} aside={<Tally list={data.datasets.edges.map(({ node }) => node.publicationStatus)} />}>
        {data.datasets.totalCount === 0 && <EmptyState><Trans>Chưa công bố bộ nào.</Trans></EmptyState>}
        <ul className={classes.rows}>{data.datasets.edges.map(({ node }) => <Row key={node.id} dataset={node} />)}</ul>
      </Card>
    </div>
  );
}

/** How many the public has, and how many it no longer has. */
function Tally({ list }: { list: readonly Dataset['publicationStatus'][] }) {
  const count = (status: Dataset['publicationStatus']) => list.filter((one) => one === status).length;
  const [suspended, withdrawn] = [count('SUSPENDED'), count('WITHDRAWN')];
  return (
    <span>
      <Plural value={count('PUBLISHED')} other="# đang công bố" />
      {suspended > 0 && <> · <Plural value={suspended} other="# tạm dừng" /></>}
      {withdrawn > 0 && <> · <Plural value={withdrawn} other="# đã gỡ" /></>}
    </span>
  );
}

function Row({ dataset }: { dataset: Dataset }) {
  const { t } = useLingui();
  const { named } = useLanguage();
  const may = (one: Dataset['allowedTransitions'][number]) => dataset.allowedTransitions.includes(one);
  return (
    <li className={classes.row} data-plain>
      <div>
        <div className={classes.rowTitle}><TextLink to="/bo-du-lieu/$code" params={{ code: dataset.code }}>{dataset.title}</TextLink></div>
        <p className="meta">
          {named(dataset.owner)}
          {dataset.publication?.decision != null && <> · <span className="num">{dataset.publication.decision.number}</span></>}
          {dataset.publication != null && <> · <Trans>từ {formatDate(dataset.publication.from)}</Trans></>}
          {dataset.publication?.reason != null && dataset.publication.reason !== '' && <> · {dataset.publication.reason}</>}
        </p>
      </div>
      <span className={classes.end}>
        {dataset.publicationStatus === 'PUBLISHED' && <Button size="xs" variant="subtle" component="a" href={`/dataset/${dataset.code}`} target="_blank" rel="noopener" leftSection={<IconExternalLink size={14} stroke={1.75} aria-hidden />}><Trans>Trang công khai</Trans></Button>}
        {may('SUSPEND') && <ReasonAct dataset={dataset} to="SUSPEND" label={t`Tạm dừng`} ask={t`Lý do tạm dừng`} />}
        {may('RESUME') && <ReasonAct dataset={dataset} to="RESUME" label={t`Phục hồi`} />}
        {may('WITHDRAW') && <ReasonAct dataset={dataset} to="WITHDRAW" label={t`Gỡ`} ask={t`Lý do gỡ, hiện trên trang công khai`} />}
        <StatusBadge kind="publication" value={dataset.publicationStatus} />
      </span>
    </li>
  );
}

/** Reports of the public that wait for an answer come first. */
function Voices() {
  const { t } = useLingui();
  const viewer = useViewer();
  const { data } = useQueryGql(FeedbackDocument, {}, { enabled: viewer.is('CONTRIBUTOR', 'APPROVER', 'REVIEWER', 'PUBLISHER', 'ADMIN') });
  const list = [...(data?.feedback.edges ?? [])].sort((a, b) => Number(a.node.handled) - Number(b.node.handled));
  if (list.length === 0) return null;
  return (
    <Card title={<Trans>Góp ý của người dân</Trans>} icon={IconFlag} aside={<span className="num">{list.length}</span>}>
      <ul className={classes.rows}>{list.map(({ node }) => <Voice key={node.id} one={node} label={t`Trả lời`} />)}</ul>
    </Card>
  );
}

function Voice({ one, label }: { one: { id: string; ref: string; text: string; contact: string | null; at: string; handled: boolean; answer: string | null; dataset: { code: string; title: string } }; label: string }) {
  const answer = useMutationGql(AnswerDocument);
  const { value: text, set: setText, clear } = useDraft(`answer:${one.id}`, '');
  return (
    <li className={classes.voice}>
      <p className="meta prose"><span className="num">{one.ref}</span> · <When at={one.at} /> · <TextLink to="/bo-du-lieu/$code" params={{ code: one.dataset.code }}>{one.dataset.title}</TextLink>{one.contact !== null && one.contact !== '' && <> · {one.contact}</>}</p>
      <p className={classes.said}>{one.text}</p>
      {one.handled && <p className={classes.answer}>{one.answer}</p>}
      {!one.handled && (
        <form className={classes.reason} onSubmit={(event) => { event.preventDefault(); void answer.run({ id: one.id, answer: text }).then((done) => { if (done !== null) clear(); }); }}>
          <Textarea aria-label={label} autosize minRows={1} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <Button size="xs" type="submit" loading={answer.pending} disabled={text.trim() === ''}>{label}</Button>
        </form>
      )}
      <RefusalList errors={answer.refusals} />
      {answer.error !== null && <FailurePart error={answer.error} />}
    </li>
  );
}
