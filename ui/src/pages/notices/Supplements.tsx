import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { graphql, useMutationGql, useQueryGql, useViewer, type NoticesSupplementsQuery } from '~/api';
import { Card } from '~/components/Card';
import { DateField } from '~/components/dates';
import { DueDate, When } from '~/components/DueDate';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { TextLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { StatusBadge } from '~/components/StatusBadge';
import { useDraft } from '~/lib/useDraft';
import { useShort, useUnits } from './useUnits';
import classes from './notices.module.css';

const SupplementsDocument = graphql(/* GraphQL */ `
  query NoticesSupplements {
    supplements(first: 200) { edges { node { id version text lastDay askedBy createdAt answer answeredAt answeredBy late canAnswer organization { code name nameEn shortName } dataset { code title } } } }
  }
`);
const RequestDocument = graphql(/* GraphQL */ `
  mutation NoticesRequest($input: SupplementInput!) { requestSupplement(input: $input) { supplement { id } userErrors { path code message rule article way } } }
`);
const AnswerDocument = graphql(/* GraphQL */ `
  mutation NoticesAnswer($id: ID!, $version: Int!, $answer: String!) { answerSupplement(id: $id, expectedVersion: $version, answer: $answer) { supplement { id version } userErrors { path code message rule article way } } }
`);

type Supplement = NoticesSupplementsQuery['supplements']['edges'][number]['node'];

/** What units were asked to complete: open ones first, by their dates. */
export function Supplements() {
  const { t } = useLingui();
  const viewer = useViewer();
  const { data, error, refetch } = useQueryGql(SupplementsDocument, {});
  if (error !== null && data === undefined) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được yêu cầu bổ sung`} />;
  if (data === undefined) return <Card><LoadingRows rows={5} height={56} /></Card>;
  const all = data.supplements.edges.map((edge) => edge.node);
  const sorted = [...all].sort((a, b) => Number(a.answeredAt !== null) - Number(b.answeredAt !== null) || (a.answeredAt === null ? a.lastDay.localeCompare(b.lastDay) : 0));
  return (
    <div className={classes.stack}>
      {viewer.capabilities.includes('setTasks') && <Request />}
      <Card title={<Trans>Yêu cầu gửi đơn vị</Trans>} icon={IconMessageQuestion} aside={<span className="num"><Trans>chờ trả lời {all.filter((one) => one.answeredAt === null).length}</Trans></span>}>
        {all.length === 0 && <EmptyState><Trans>Chưa có yêu cầu nào.</Trans></EmptyState>}
        <ul className={classes.tasks}>{sorted.map((one) => <Row key={one.id} one={one} />)}</ul>
      </Card>
    </div>
  );
}

function Row({ one }: { one: Supplement }) {
  const short = useShort();
  return (
    <li className={classes.plain}>
      <div className={classes.what}>
        <p className={classes.title}>{one.text}</p>
        <p className="meta prose"><b>{short(one.organization)}</b>{one.dataset !== null && <> · <TextLink to="/bo-du-lieu/$code" params={{ code: one.dataset.code }}>{one.dataset.title}</TextLink></>} · {one.askedBy} <When at={one.createdAt} /></p>
        {one.answer !== null && <p className={classes.answer}>{one.answer}<br /><span className="small">{one.answeredBy}{one.answeredAt !== null && <> · <When at={one.answeredAt} /></>}</span></p>}
        {one.answer === null && one.canAnswer && <Answer one={one} />}
      </div>
      <div className={classes.when}>
        {one.answeredAt === null ? <><StatusBadge kind="time" value={one.late ? 'OVERDUE' : 'ON_TIME'} /><DueDate date={one.lastDay} /></> : <StatusBadge kind="time" value="DONE" />}
      </div>
    </li>
  );
}

function Answer({ one }: { one: Supplement }) {
  const { t } = useLingui();
  const answer = useMutationGql(AnswerDocument);
  const draft = useDraft(`supplement:${one.id}`, '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await answer.run({ id: one.id, version: one.version, answer: draft.value })) !== null) draft.clear();
  };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <Textarea aria-label={t`Trả lời yêu cầu`} placeholder={t`Trả lời: đã làm gì, còn vướng gì`} autosize minRows={2} value={draft.value} onChange={(event) => draft.set(event.currentTarget.value)} />
      <div><Button size="xs" type="submit" loading={answer.pending} disabled={draft.value.trim() === ''}><Trans>Gửi trả lời</Trans></Button></div>
      <RefusalList errors={answer.refusals} />
      {answer.error !== null && <FailurePart error={answer.error} />}
    </form>
  );
}

function Request() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const units = useUnits(open);
  const ask = useMutationGql(RequestDocument);
  const { value: form, set, clear } = useDraft('supplement:new', { organization: '', text: '', due: '' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await ask.run({ input: form })) === null) return;
    clear();
    setOpen(false);
  };
  if (!open) return <div><Button variant="default" onClick={() => setOpen(true)}><Trans>Yêu cầu đơn vị bổ sung</Trans></Button></div>;
  return (
    <Card title={<Trans>Yêu cầu mới</Trans>} icon={IconMessageQuestion} padded>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <RefusalList errors={ask.refusals} />
        {ask.error !== null && <FailurePart error={ask.error} />}
        <div className={classes.pair}>
          <Select label={t`Đơn vị`} data={units} value={form.organization === '' ? null : form.organization} onChange={(value) => set({ ...form, organization: value ?? '' })} searchable />
          <DateField label={t`Trả lời chậm nhất`} value={form.due === '' ? null : form.due} onChange={(value) => set({ ...form, due: value ?? '' })} />
        </div>
        <Textarea label={t`Nội dung cần bổ sung`} autosize minRows={2} value={form.text} onChange={(event) => set({ ...form, text: event.currentTarget.value })} />
        <div className={classes.inline}>
          <Button type="submit" loading={ask.pending} disabled={form.organization === '' || form.text.trim() === '' || form.due === ''}><Trans>Gửi yêu cầu</Trans></Button>
          <Button variant="subtle" onClick={() => setOpen(false)}><Trans>Thôi</Trans></Button>
        </div>
      </form>
    </Card>
  );
}
