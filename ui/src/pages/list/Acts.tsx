import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useMutationGql } from '~/api';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { ConfirmDocument, WithdrawDocument, type OneList } from './documents';
import classes from './list.module.css';

/** What the department does with its list: its leader confirms it, or it is taken back with a reason. */
export function Acts({ list }: { list: OneList }) {
  const { t } = useLingui();
  const confirm = useMutationGql(ConfirmDocument);
  const withdraw = useMutationGql(WithdrawDocument);
  const [reason, setReason] = useState<string | null>(null);
  if (!list.canConfirm && !list.canWithdraw) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void withdraw.run({ id: list.id, version: list.version, reason: reason ?? '' });
  };
  return (
    <div>
      <div className={classes.row}>
        {list.canConfirm && <Button loading={confirm.pending} onClick={() => void confirm.run({ id: list.id, version: list.version })}><Trans>Xác nhận danh mục</Trans></Button>}
        {list.canWithdraw && list.state !== 'DECIDED' && reason === null && <Button variant="default" onClick={() => setReason('')}><Trans>Rút danh mục</Trans></Button>}
      </div>
      {reason !== null && (
        <form onSubmit={submit} className={classes.reason}>
          <TextInput aria-label={t`Lý do rút`} placeholder={t`Lý do rút`} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus autoFocus />
          <Button type="submit" color="red" variant="light" loading={withdraw.pending} disabled={reason.trim() === ''}><Trans>Rút danh mục</Trans></Button>
          <Button variant="subtle" onClick={() => { setReason(null); withdraw.reset(); }}><Trans>Thôi</Trans></Button>
        </form>
      )}
      <RefusalList errors={[...confirm.refusals, ...withdraw.refusals]} />
      {confirm.error !== null && <FailurePart error={confirm.error} />}
      {withdraw.error !== null && <FailurePart error={withdraw.error} />}
    </div>
  );
}
