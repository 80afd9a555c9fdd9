import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Badge, Button, CopyButton, MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { graphql, useMutationGql, useQueryGql, useViewer } from '~/api';
import { Card } from '~/components/Card';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { formatDate } from '~/lib/format';
import { useRoleWords } from './roles';
import classes from './admin.module.css';

const TokensDocument = graphql(/* GraphQL */ `
  query AdminTokens { tokens { id name scopes createdAt expiresAt lastUsedAt revoked account { username } } }
`);
const CreateDocument = graphql(/* GraphQL */ `
  mutation AdminCreateToken($name: String!, $scopes: [String!]!, $days: Int) { createToken(name: $name, scopes: $scopes, days: $days) { token { id } secret userErrors { path code message } } }
`);
const RevokeDocument = graphql(/* GraphQL */ `
  mutation AdminRevokeToken($id: ID!) { revokeToken(id: $id) { token { id revoked } userErrors { path code message } } }
`);

export function Tokens() {
  const { t } = useLingui();
  const { data, error, refetch } = useQueryGql(TokensDocument, {});
  const revoke = useMutationGql(RevokeDocument);
  const words = useRoleWords();
  const scope = (one: string) => (one === 'read' ? t`chỉ đọc` : words(one));
  return (
    <div className={classes.columns}>
      <Card title={<Trans>Mã truy cập API</Trans>} icon={IconKey}>
        {error !== null && <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được mã truy cập`} />}
        {data === undefined && error === null && <LoadingRows rows={3} height={48} />}
        {data?.tokens.length === 0 && <EmptyState><Trans>Chưa có mã nào.</Trans></EmptyState>}
        <RefusalList errors={revoke.refusals} />
        <ul className={classes.rows}>
          {data?.tokens.map((token) => (
            <li key={token.id} className={classes.row} data-off={token.revoked ? 'yes' : 'no'}>
              <div className={classes.who}><b>{token.name}</b><span className="meta">{token.account.username} · <Trans>hết hạn {formatDate(token.expiresAt)}</Trans></span></div>
              <div className={classes.roles}>{token.scopes.map((one) => <Badge key={one} variant="light" tt="none" fw={400}>{scope(one)}</Badge>)}{token.revoked && <Badge variant="outline" tt="none" fw={400}><Trans>đã thu hồi</Trans></Badge>}</div>
              <div className={classes.acts}>{!token.revoked && <Button size="xs" variant="default" loading={revoke.pending} onClick={() => void revoke.run({ id: token.id })}><Trans>Thu hồi</Trans></Button>}</div>
            </li>
          ))}
        </ul>
      </Card>
      <Create scope={scope} />
    </div>
  );
}

function Create({ scope }: { scope: (one: string) => string }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const create = useMutationGql(CreateDocument);
  const [form, setForm] = useState({ name: '', scopes: ['read'], days: 90 });
  const [secret, setSecret] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await create.run(form);
    if (answer === null) return;
    setSecret(answer.createToken.secret ?? '');
    setForm({ name: '', scopes: ['read'], days: 90 });
  };
  return (
    <Card title={<Trans>Tạo mã truy cập</Trans>} icon={IconPlus} padded>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <RefusalList errors={create.refusals} />
        {create.error !== null && <FailurePart error={create.error} />}
        {secret !== '' && (
          <Alert title={t`Mã mới, chỉ hiện lần này`} role="status">
            <code className={classes.secret}>{secret}</code>
            <CopyButton value={secret}>{({ copied, copy }) => <Button size="xs" variant="light" onClick={copy}>{copied ? t`Đã sao chép` : t`Sao chép`}</Button>}</CopyButton>
          </Alert>
        )}
        <TextInput label={t`Tên, để nhớ mã dùng ở đâu`} required withAsterisk={false} value={form.name} onChange={(event) => setForm({ ...form, name: event.currentTarget.value })} />
        <MultiSelect label={t`Phạm vi`} data={['read', ...viewer.roles].map((one) => ({ value: one, label: scope(one) }))} value={form.scopes} onChange={(scopes) => setForm({ ...form, scopes })} />
        <NumberInput label={t`Số ngày hiệu lực`} min={1} max={366} value={form.days} onChange={(value) => setForm({ ...form, days: Number(value) || 90 })} />
        <Button type="submit" loading={create.pending} disabled={form.name === '' || form.scopes.length === 0}><Trans>Tạo mã</Trans></Button>
      </form>
    </Card>
  );
}
