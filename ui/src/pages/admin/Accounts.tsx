import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { graphql, useMutationGql, useQueryGql, useViewer, type AdminAccountsQuery } from '~/api';
import { Card } from '~/components/Card';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { useDraft } from '~/lib/useDraft';
import { useLanguage } from '~/lib/useLanguage';
import { OneTimeLink } from './OneTimeLink';
import { useRoleWords } from './roles';
import classes from './admin.module.css';

const AccountsDocument = graphql(/* GraphQL */ `
  query AdminAccounts {
    accounts(first: 1000) { totalCount edges { node { id username name email roles disabled createdAt organization { id code name nameEn } } } }
    organizations(first: 1000) { edges { node { code name nameEn kind } } }
    roles
  }
`);
const CreateDocument = graphql(/* GraphQL */ `
  mutation AdminCreateAccount($input: AccountInput!) { createAccount(input: $input) { account { id username } setupLink userErrors { path code message } } }
`);
const UpdateDocument = graphql(/* GraphQL */ `
  mutation AdminUpdateAccount($id: ID!, $roles: [String!], $disabled: Boolean) { updateAccount(id: $id, roles: $roles, disabled: $disabled) { account { id disabled roles } userErrors { path code message } } }
`);

type Account = AdminAccountsQuery['accounts']['edges'][number]['node'];

export function Accounts() {
  const { t } = useLingui();
  const { named } = useLanguage();
  const { data, error, refetch } = useQueryGql(AccountsDocument, {});
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được tài khoản`} />;
  if (data === undefined) return <Card><LoadingRows rows={8} height={48} /></Card>;
  return (
    <div className={classes.columns}>
      <Card title={<Trans>Tài khoản</Trans>} icon={IconUsers} aside={<span className="num">{data.accounts.totalCount}</span>}>
        <ul className={classes.rows}>{data.accounts.edges.map(({ node }) => <Row key={node.id} account={node} roles={data.roles} />)}</ul>
      </Card>
      <Create organizations={data.organizations.edges.map(({ node }) => ({ value: node.code, label: named(node) }))} roles={data.roles} />
    </div>
  );
}

function Row({ account, roles }: { account: Account; roles: readonly string[] }) {
  const { t } = useLingui();
  const { named } = useLanguage();
  const viewer = useViewer();
  const words = useRoleWords();
  const update = useMutationGql(UpdateDocument);
  const [editing, setEditing] = useState<string[] | null>(null);
  const own = account.username === viewer.username;
  const save = async () => {
    if (editing !== null && (await update.run({ id: account.id, roles: editing })) !== null) setEditing(null);
  };
  return (
    <li className={classes.row} data-off={account.disabled ? 'yes' : 'no'}>
      <div className={classes.who}>
        <b>{account.name ?? account.username}</b>
        <span className="meta">{account.username}{account.organization !== null && ` · ${named(account.organization)}`}</span>
      </div>
      <div className={classes.roles}>
        {editing === null
          ? account.roles.map((role) => <Badge key={role} variant="light" tt="none" fw={400}>{words(role)}</Badge>)
          : <MultiSelect aria-label={t`Vai trò`} data={roles.map((role) => ({ value: role, label: words(role) }))} value={editing} onChange={setEditing} />}
        {account.disabled && <Badge variant="outline" tt="none" fw={400}><Trans>đã khóa</Trans></Badge>}
      </div>
      <div className={classes.acts}>
        {own && <span className="meta"><Trans>tài khoản của bạn</Trans></span>}
        {!own && editing === null && <Button size="xs" variant="default" onClick={() => setEditing([...account.roles])}><Trans>Đổi vai trò</Trans></Button>}
        {!own && editing !== null && <><Button size="xs" loading={update.pending} disabled={editing.length === 0} onClick={() => void save()}><Trans>Lưu</Trans></Button><Button size="xs" variant="subtle" onClick={() => { setEditing(null); update.reset(); }}><Trans>Thôi</Trans></Button></>}
        {!own && editing === null && <Button size="xs" variant="default" loading={update.pending} onClick={() => void update.run({ id: account.id, disabled: !account.disabled })}>{account.disabled ? <Trans>Mở khóa</Trans> : <Trans>Khóa</Trans>}</Button>}
      </div>
      <div className={classes.full}><RefusalList errors={update.refusals} />{update.error !== null && <FailurePart error={update.error} />}</div>
    </li>
  );
}

const empty = { username: '', name: '', email: '', organization: null as string | null, roles: [] as string[] };

function Create({ organizations, roles }: { organizations: { value: string; label: string }[]; roles: readonly string[] }) {
  const { t } = useLingui();
  const words = useRoleWords();
  const create = useMutationGql(CreateDocument);
  const { value: form, set: setForm, clear } = useDraft('account:new', empty);
  const [link, setLink] = useState<{ username: string; link: string } | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (form.organization === null) return;
    const answer = await create.run({ input: { username: form.username, name: form.name, ...(form.email === '' ? {} : { email: form.email }), organization: form.organization, roles: form.roles } });
    if (answer === null) return;
    setLink({ username: form.username, link: answer.createAccount.setupLink ?? '' });
    clear();
  };
  return (
    <Card title={<Trans>Thêm tài khoản</Trans>} icon={IconUserPlus} padded>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <RefusalList errors={create.refusals} />
        {create.error !== null && <FailurePart error={create.error} />}
        {link !== null && <OneTimeLink username={link.username} link={link.link} />}
        <TextInput label={t`Tên đăng nhập`} required withAsterisk={false} pattern="[a-z][a-z0-9._\-]+" value={form.username} onChange={(event) => setForm({ ...form, username: event.currentTarget.value })} autoComplete="off" />
        <TextInput label={t`Họ tên hoặc bộ phận`} value={form.name} onChange={(event) => setForm({ ...form, name: event.currentTarget.value })} autoComplete="off" />
        <TextInput label={t`Thư điện tử`} type="email" value={form.email} onChange={(event) => setForm({ ...form, email: event.currentTarget.value })} autoComplete="off" />
        <Select label={t`Đơn vị`} data={organizations} value={form.organization} onChange={(value) => setForm({ ...form, organization: value })} searchable required withAsterisk={false} />
        <MultiSelect label={t`Vai trò`} data={roles.map((role) => ({ value: role, label: words(role) }))} value={form.roles} onChange={(value) => setForm({ ...form, roles: value })} />
        <Button type="submit" loading={create.pending} disabled={form.username === '' || form.organization === null || form.roles.length === 0}><Trans>Thêm, tạo liên kết đặt mật khẩu</Trans></Button>
      </form>
    </Card>
  );
}
