import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { gql, graphql, useMutationGql, useQueryGql, useViewer, type NoticesElsewhereQuery } from '~/api';
import { Card } from '~/components/Card';
import { DateField } from '~/components/dates';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { TextLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { formatDate } from '~/lib/format';
import { useShort } from './useUnits';
import classes from './notices.module.css';

const ElsewhereDocument = graphql(/* GraphQL */ `
  query NoticesElsewhere { heldElsewhere { id version holder system letter date answer answeredOn ended dataset { id code title owner { code name nameEn shortName } } } }
`);
const SetDocument = graphql(/* GraphQL */ `
  mutation NoticesSetElsewhere($dataset: ID!, $version: Int!, $input: HeldElsewhereInput!) {
    setHeldElsewhere(dataset: $dataset, expectedVersion: $version, input: $input) { heldElsewhere { id version } userErrors { path code message rule article way } }
  }
`);
const DatasetDocument = graphql(/* GraphQL */ `
  query NoticesDataset($code: String!) { dataset(code: $code) { id heldElsewhere { version } } }
`);

type Held = NoticesElsewhereQuery['heldElsewhere'][number];

/** Data that lies in a ministry's system: asked for by letter, neither done nor late. */
export function Elsewhere() {
  const { t } = useLingui();
  const viewer = useViewer();
  const { data, error, refetch } = useQueryGql(ElsewhereDocument, {});
  if (error !== null && data === undefined) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được dữ liệu do bộ, ngành giữ`} />;
  if (data === undefined) return <Card><LoadingRows rows={4} height={56} /></Card>;
  const may = viewer.capabilities.includes('setElsewhere');
  return (
    <div className={classes.stack}>
      {may && <Add />}
      <Card title={<Trans>Dữ liệu do bộ, ngành giữ</Trans>} icon={IconBuildingBank} aside={<Trans>kết nối, không tạo lại; không tính là trễ</Trans>}>
        {data.heldElsewhere.length === 0 && <EmptyState><Trans>Chưa ghi bộ dữ liệu nào do hệ thống của bộ, ngành giữ.</Trans></EmptyState>}
        <ul className={classes.tasks}>{data.heldElsewhere.map((one) => <Row key={one.id} one={one} may={may} />)}</ul>
      </Card>
    </div>
  );
}

function Row({ one, may }: { one: Held; may: boolean }) {
  const short = useShort();
  const { letter } = one;
  const date = formatDate(one.date);
  return (
    <li className={classes.plain}>
      <div className={classes.what}>
        <p className={classes.title}><TextLink to="/bo-du-lieu/$code" params={{ code: one.dataset.code }}>{one.dataset.title}</TextLink></p>
        <p className="meta">{short(one.dataset.owner)} · <b>{one.holder}</b>{one.system !== null && <>, {one.system}</>} · <Trans>đề nghị tại văn bản {letter} ngày {date}</Trans></p>
        {one.answer !== null && <p className={classes.answer}>{one.answer}{one.answeredOn !== null && <><br /><span className="small num">{formatDate(one.answeredOn)}</span></>}</p>}
        {may && <AnswerForm one={one} />}
      </div>
      <div className={classes.when}>{one.answer === null ? <span className="t-a"><Trans>chưa trả lời</Trans></span> : <span className="t-g"><Trans>đã trả lời</Trans></span>}</div>
    </li>
  );
}

/** What the ministry answered; ending the record counts the dataset among the others again. */
function AnswerForm({ one }: { one: Held }) {
  const { t } = useLingui();
  const save = useMutationGql(SetDocument);
  const [form, setForm] = useState<{ answer: string; on: string } | null>(null);
  const send = async (ended: boolean, answer: string | null, on: string | null) => {
    const { holder, system, letter, date } = one;
    const input = { holder, letter, date, ended, ...(system === null ? {} : { system }), ...(answer === null ? {} : { answer }), ...(on === null ? {} : { answeredOn: on }) };
    if ((await save.run({ dataset: one.dataset.id, version: one.version, input })) !== null) setForm(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form !== null) void send(false, form.answer, form.on === '' ? null : form.on);
  };
  return (
    <>
      {form === null
        ? <div className={classes.inline}><Button size="xs" variant="default" onClick={() => setForm({ answer: one.answer ?? '', on: one.answeredOn ?? '' })}><Trans>Ghi trả lời</Trans></Button><Button size="xs" variant="subtle" loading={save.pending} onClick={() => void send(true, one.answer, one.answeredOn)}><Trans>Đã có dữ liệu</Trans></Button></div>
        : (
          <form className={classes.form} onSubmit={submit}>
            <Textarea aria-label={t`Nội dung trả lời`} placeholder={t`Nội dung trả lời`} autosize minRows={2} value={form.answer} onChange={(event) => setForm({ ...form, answer: event.currentTarget.value })} />
            <DateField label={t`Ngày trả lời`} value={form.on === '' ? null : form.on} onChange={(value) => setForm({ ...form, on: value ?? '' })} />
            <div className={classes.inline}><Button size="xs" type="submit" loading={save.pending}><Trans>Lưu</Trans></Button><Button size="xs" variant="subtle" onClick={() => setForm(null)}><Trans>Thôi</Trans></Button></div>
          </form>
        )}
      <RefusalList errors={save.refusals} />
      {save.error !== null && <FailurePart error={save.error} />}
    </>
  );
}

const empty = { code: '', holder: '', system: '', letter: '', date: '' };

function Add() {
  const { t } = useLingui();
  const save = useMutationGql(SetDocument);
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState(empty);
  const [unknown, setUnknown] = useState(false);
  const set = (part: Partial<typeof empty>) => setForm({ ...form, ...part });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { dataset } = await gql(DatasetDocument, { code: form.code.trim() });
    setUnknown(dataset === null);
    if (dataset === null) return;
    const { holder, system, letter, date } = form;
    if ((await save.run({ dataset: dataset.id, version: dataset.heldElsewhere?.version ?? 0, input: { holder, letter, date, ...(system === '' ? {} : { system }) } })) === null) return;
    setForm(empty);
    setOpen(false);
  };
  if (!open) return <div><Button variant="default" onClick={() => setOpen(true)}><Trans>Ghi bộ dữ liệu do bộ, ngành giữ</Trans></Button></div>;
  return (
    <Card title={<Trans>Ghi nơi giữ dữ liệu</Trans>} icon={IconBuildingBank} padded>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <RefusalList errors={save.refusals} />
        {save.error !== null && <FailurePart error={save.error} />}
        <TextInput label={t`Mã bộ dữ liệu`} error={unknown ? t`Không có bộ dữ liệu mang mã này.` : undefined} value={form.code} onChange={(event) => set({ code: event.currentTarget.value })} />
        <div className={classes.pair}>
          <TextInput label={t`Cơ quan đang giữ`} placeholder="Bộ Tư pháp" value={form.holder} onChange={(event) => set({ holder: event.currentTarget.value })} />
          <TextInput label={t`Hệ thống`} value={form.system} onChange={(event) => set({ system: event.currentTarget.value })} />
        </div>
        <div className={classes.pair}>
          <TextInput label={t`Văn bản đề nghị cung cấp`} placeholder="120/SKHCN-CĐS" value={form.letter} onChange={(event) => set({ letter: event.currentTarget.value })} />
          <DateField label={t`Ngày văn bản`} value={form.date === '' ? null : form.date} onChange={(value) => set({ date: value ?? '' })} />
        </div>
        <div className={classes.inline}>
          <Button type="submit" loading={save.pending} disabled={form.code === '' || form.holder === '' || form.letter === '' || form.date === ''}><Trans>Lưu</Trans></Button>
          <Button variant="subtle" onClick={() => setOpen(false)}><Trans>Thôi</Trans></Button>
        </div>
      </form>
    </Card>
  );
}
