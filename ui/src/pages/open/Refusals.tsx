import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import type { UserError } from '~/api';

interface Refused { title: string; errors: readonly UserError[] }

/** The items of a batch that were refused, each with its reasons; one refusal leaves everything as it was. */
export function refusedItems(payloads: readonly { userErrors: readonly UserError[] }[] | undefined, items: readonly { title: string }[]): Refused[] {
  return (payloads ?? []).flatMap((payload, i) => {
    const errors = payload.userErrors.filter((one) => one.code !== 'batch.notWritten');
    return errors.length === 0 ? [] : [{ title: items[i]?.title ?? '', errors }];
  });
}

export function Refusals({ items }: { items: readonly Refused[] }) {
  if (items.length === 0) return null;
  return (
    <Alert color="red" m={12} role="alert" title={<Trans>Chưa ghi gì: {items.length} bộ bị từ chối</Trans>}>
      <ul>{items.map((item, i) => <li key={i}><b>{item.title}</b>: {item.errors.map((one) => one.message).join('; ')}</li>)}</ul>
    </Alert>
  );
}
