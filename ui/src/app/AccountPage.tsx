import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { IconDevices, IconKey } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { graphql } from '~/api/generated';
import { useMutationGql, useQueryGql } from '~/api/hooks';
import { useViewer } from '~/api/viewer';
import { Card } from '~/components/Card';
import { When } from '~/components/DueDate';
import { FailurePart } from '~/components/FailurePart';
import { ListRow } from '~/components/ListPage';
import { LoadingRows } from '~/components/LoadingRows';
import { PageHeader } from '~/components/PageHeader';
import { RefusalList } from '~/components/RefusalList';
import { useLanguage } from '~/lib/useLanguage';
import classes from './AccountPage.module.css';

const sessionsDocument = graphql(/* GraphQL */ `
  query MySessions { viewer { username sessions { id current createdAt lastSeenAt address agent } } }
`);
const endSessionDocument = graphql(/* GraphQL */ `
  mutation EndSession($id: ID!) { endSession(id: $id) { ok userErrors { path code message } } }
`);
const setPasswordDocument = graphql(/* GraphQL */ `
  mutation SetMyPassword($current: String!, $password: String!) {
    setPassword(current: $current, password: $password) { account { id } userErrors { path code message } }
  }
`);

/** What belongs to the person: where they are signed in, and their password. */
export default function AccountPage() {
  const { t } = useLingui();
  const { named } = useLanguage();
  const viewer = useViewer();
  return (
    <div className={classes.page}>
      <PageHeader title={t`Tài khoản của tôi`} meta={<>{viewer.name ?? viewer.username}{viewer.organization !== null && ` · ${named(viewer.organization)}`}</>} />
      <div className={classes.columns}>
        <Sessions />
        <Password />
      </div>
    </div>
  );
}

function Sessions() {
  const { t } = useLingui();
  const sessions = useQueryGql(sessionsDocument, {});
  const end = useMutationGql(endSessionDocument);
  return (
    <Card title={t`Đang đăng nhập ở`} icon={IconDevices}>
      <RefusalList errors={end.refusals} />
      {end.error !== null && <FailurePart error={end.error} />}
      {sessions.isPending && <LoadingRows rows={2} height={56} />}
      {sessions.isError && <FailurePart error={sessions.error} retry={() => void sessions.refetch()} />}
      <div role="list">
        {sessions.data?.viewer.sessions.map((session) => (
          <ListRow
            key={session.id}
            title={deviceOf(session.agent) ?? t`Máy không rõ`}
            reason={<>{session.address ?? ''}{session.address !== null && ' · '}<Trans>vào</Trans> <When at={session.createdAt} />, <Trans>dùng gần nhất</Trans> <When at={session.lastSeenAt} /></>}
            action={session.current ? <span className="meta"><Trans>Phiên này</Trans></span> : <Button variant="light" loading={end.pending} onClick={() => void end.run({ id: session.id })}><Trans>Kết thúc</Trans></Button>}
          />
        ))}
      </div>
    </Card>
  );
}

/** Browser and system out of a user agent, as far as a person needs them to know their own machine. */
function deviceOf(agent: string | null): string | null {
  if (agent === null || agent === '') return null;
  const browser = /Edg\//u.test(agent) ? 'Edge' : /Firefox\//u.test(agent) ? 'Firefox' : /Chrome\//u.test(agent) ? 'Chrome' : /Safari\//u.test(agent) ? 'Safari' : agent.slice(0, 40);
  const system = /Windows/u.test(agent) ? 'Windows' : /Android/u.test(agent) ? 'Android' : /iPhone|iPad/u.test(agent) ? 'iOS' : /Mac OS/u.test(agent) ? 'macOS' : /Linux/u.test(agent) ? 'Linux' : '';
  return system === '' ? browser : `${browser} · ${system}`;
}

function Password() {
  const { t } = useLingui();
  const change = useMutationGql(setPasswordDocument);
  const [form, setForm] = useState({ current: '', password: '', again: '' });
  const [done, setDone] = useState(false);
  const differs = form.again !== '' && form.again !== form.password;
  const set = (field: keyof typeof form) => (event: { currentTarget: HTMLInputElement }) => {
    const { value } = event.currentTarget;
    setDone(false);
    setForm((before) => ({ ...before, [field]: value }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (form.password !== form.again) return;
    if ((await change.run({ current: form.current, password: form.password })) === null) return;
    setForm({ current: '', password: '', again: '' });
    setDone(true);
  };
  const eye = { 'aria-label': t`Hiện mật khẩu` };
  return (
    <Card title={t`Đổi mật khẩu`} icon={IconKey} padded>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <RefusalList errors={change.refusals} />
        {change.error !== null && <FailurePart error={change.error} />}
        <PasswordInput label={t`Mật khẩu đang dùng`} autoComplete="current-password" required withAsterisk={false} value={form.current} onChange={set('current')} visibilityToggleButtonProps={eye} />
        <PasswordInput label={t`Mật khẩu mới`} description={t`Từ 10 ký tự`} autoComplete="new-password" minLength={10} required withAsterisk={false} value={form.password} onChange={set('password')} visibilityToggleButtonProps={eye} />
        <PasswordInput label={t`Mật khẩu mới, một lần nữa`} autoComplete="new-password" required withAsterisk={false} value={form.again} onChange={set('again')} error={differs ? t`Hai lần chưa giống nhau` : undefined} visibilityToggleButtonProps={eye} />
        <Button type="submit" loading={change.pending}><Trans>Đổi mật khẩu</Trans></Button>
        <p role="status" className={classes.done}>{done && <Trans>Đã đổi mật khẩu. Các phiên khác đã kết thúc.</Trans>}</p>
      </form>
    </Card>
  );
}
