import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { graphql, useMutationGql, useViewer } from '~/api';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { formatDate } from '~/lib/format';
import { useDraft } from '~/lib/useDraft';
import classes from './open.module.css';

const CheckDocument = graphql(/* GraphQL */ `
  mutation OpenCheck($id: ID!, $version: Int!, $what: DecisionCheck!, $comment: String!) {
    checkDecision(id: $id, expectedVersion: $version, what: $what, comment: $comment) { decision { id version reviewDue updateDue } userErrors { path code message } }
  }
`);

interface Decision {
  id: string;
  version: number;
  reviewDue: string | null;
  updateDue: string | null;
}

/** What is looked at again on a decided list, by when, and the act that records it. */
export function Duties({ decision }: { decision: Decision }) {
  return (
    <>
      {decision.updateDue !== null && <Duty decision={decision} what="UPDATE" due={decision.updateDue} />}
      {decision.reviewDue !== null && <Duty decision={decision} what="LIST" due={decision.reviewDue} />}
    </>
  );
}

function Duty({ decision, what, due }: { decision: Decision; what: 'LIST' | 'UPDATE'; due: string }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const check = useMutationGql(CheckDocument);
  const draft = useDraft<string | null>(`check:${decision.id}:${what}`, null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await check.run({ id: decision.id, version: decision.version, what, comment: draft.value ?? '' })) !== null) draft.clear();
  };
  const name = what === 'LIST' ? t`Kết quả rà soát danh mục` : t`Kết quả kiểm tra cập nhật`;
  return (
    <div className={classes.foot}>
      <div className={classes.acts}>
        <span>{what === 'LIST' ? <Trans>Rà soát lại danh mục trước ngày <b className="num">{formatDate(due)}</b></Trans> : <Trans>Kiểm tra dữ liệu đã cập nhật, bổ sung trước ngày <b className="num">{formatDate(due)}</b></Trans>}</span>
        {viewer.is('REVIEWER') && draft.value === null && <Button size="xs" variant="default" onClick={() => draft.set('')}>{name}</Button>}
      </div>
      {draft.value !== null && (
        <form className={classes.reason} onSubmit={(event) => void submit(event)}>
          <TextInput aria-label={name} placeholder={name} value={draft.value} onChange={(event) => draft.set(event.currentTarget.value)} autoFocus />
          <Button size="xs" type="submit" loading={check.pending} disabled={draft.value.trim() === ''}><Trans>Ghi nhận</Trans></Button>
          <Button size="xs" variant="subtle" onClick={() => { draft.clear(); check.reset(); }}><Trans>Thôi</Trans></Button>
        </form>
      )}
      <RefusalList errors={check.refusals} />
      {check.error !== null && <FailurePart error={check.error} />}
    </div>
  );
}
