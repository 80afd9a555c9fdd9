import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { graphql, useMutationGql, useQueryGql, useViewer } from '~/api';
import { Card } from '~/components/Card';
import { DateField } from '~/components/dates';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { formatDate } from '~/lib/format';
import { RoundsDocument } from './documents';
import classes from './lists.module.css';

const OpenDocument = graphql(/* GraphQL */ `
  mutation ListsOpenRound($input: RoundInput!) { openRound(input: $input) { round { id } userErrors { path code message rule article way } } }
`);

/** The rounds that call for lists; who sets deadlines opens the next one here. */
export function Rounds() {
  const { t } = useLingui();
  const viewer = useViewer();
  const { data, error, refetch } = useQueryGql(RoundsDocument, {});
  if (data === undefined) return error === null ? <Card><LoadingRows rows={4} height={48} /></Card> : <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được các đợt gửi`} />;
  return (
    <Card>
      {viewer.is('REVIEWER', 'TASKFORCE', 'ADMIN') && <Opening />}
      {data.rounds.totalCount === 0 && <EmptyState><Trans>Chưa có đợt gửi nào.</Trans></EmptyState>}
      <ul className={classes.unsent}>
        {data.rounds.edges.map(({ node }) => (
          <li key={node.id}>
            <div className={classes.what}>
              <span className="strong">{node.title}</span>
              <span className={classes.badges}>
                <span className="small ink2">{node.lateRule === 'BEFORE' ? <Trans>trước ngày {formatDate(node.due)}</Trans> : <Trans>đến hết ngày {formatDate(node.due)}</Trans>}</span>
                {node.confirm && <span className="small ink2"><Trans>lãnh đạo đơn vị xác nhận trước khi rà soát</Trans></span>}
              </span>
            </div>
            <span className="small"><Trans>{node.submitted} đơn vị đã gửi</Trans></span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const blank = { title: '', due: null as string | null, lateRule: 'BY' as 'BY' | 'BEFORE', confirm: false };

function Opening() {
  const { t } = useLingui();
  const [form, setForm] = useState(blank);
  const open = useMutationGql(OpenDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await open.run({ input: { title: form.title, due: form.due ?? '', lateRule: form.lateRule, confirm: form.confirm } }) !== null) setForm(blank);
  };
  return (
    <form className={classes.opening} onSubmit={(event) => void submit(event)}>
      <TextInput label={t`Đợt gửi mới`} value={form.title} onChange={(event) => setForm({ ...form, title: event.currentTarget.value })} />
      <Select label={t`Cách tính hạn`} allowDeselect={false} value={form.lateRule} onChange={(value) => setForm({ ...form, lateRule: value === 'BEFORE' ? 'BEFORE' : 'BY' })} data={[{ value: 'BY', label: t`Đến hết ngày` }, { value: 'BEFORE', label: t`Trước ngày` }]} />
      <DateField label={t`Hạn gửi`} value={form.due} onChange={(due) => setForm({ ...form, due })} />
      <Checkbox label={t`Lãnh đạo đơn vị xác nhận trước`} checked={form.confirm} onChange={(event) => setForm({ ...form, confirm: event.currentTarget.checked })} />
      <Button type="submit" loading={open.pending} disabled={form.title.trim() === '' || form.due === null}><Trans>Mở đợt</Trans></Button>
      <RefusalList errors={open.refusals} />
      {open.error !== null && <FailurePart error={open.error} />}
    </form>
  );
}
