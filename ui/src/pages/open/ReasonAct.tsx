import { Trans } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { graphql, useMutationGql, type Transition } from '~/api';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { useDraft } from '~/lib/useDraft';
import classes from './open.module.css';

const ActDocument = graphql(/* GraphQL */ `
  mutation OpenAct($id: ID!, $version: Int!, $to: Transition!, $comment: String) {
    transition(id: $id, expectedVersion: $version, to: $to, comment: $comment) { dataset { id version publicationStatus nextPublication } userErrors { path code message rule article way } }
  }
`);

/** One act on a published or proposed dataset. With `ask` it wants a reason, written in place. */
export function ReasonAct({ dataset, to, label, ask, filled = false }: { dataset: { id: string; version: number }; to: Transition; label: string; ask?: string; filled?: boolean }) {
  const act = useMutationGql(ActDocument);
  const draft = useDraft<string | null>(`act:${dataset.id}:${to}`, null);
  const reason = draft.value;
  const send = async (comment?: string) => {
    if ((await act.run({ id: dataset.id, version: dataset.version, to, ...(comment === undefined ? {} : { comment }) })) !== null) draft.clear();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(reason ?? '');
  };
  return (
    <div className={classes.act}>
      {reason === null
        ? <Button size="xs" variant={filled ? 'filled' : 'default'} loading={act.pending} onClick={() => (ask === undefined ? void send() : draft.set(''))}>{label}</Button>
        : (
          <form onSubmit={submit} className={classes.reason}>
            <TextInput aria-label={ask} placeholder={ask} value={reason} onChange={(event) => draft.set(event.currentTarget.value)} data-autofocus autoFocus />
            <Button size="xs" type="submit" loading={act.pending} disabled={reason.trim() === ''}>{label}</Button>
            <Button size="xs" variant="subtle" onClick={() => { draft.clear(); act.reset(); }}><Trans>Thôi</Trans></Button>
          </form>
        )}
      <RefusalList errors={act.refusals} />
      {act.error !== null && <FailurePart error={act.error} />}
    </div>
  );
}
