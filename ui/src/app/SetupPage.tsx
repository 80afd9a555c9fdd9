import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { graphql } from '~/api/generated';
import { useMutationGql } from '~/api/hooks';
import { viewerQuery } from '~/api/viewer';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { Gate } from './Gate';
import classes from './Gate.module.css';
import { setupToken } from './setupToken';

const completeSetupDocument = graphql(/* GraphQL */ `
  mutation CompleteSetup($token: String!, $username: String!, $name: String, $password: String!) {
    completeSetup(token: $token, username: $username, name: $name, password: $password) { viewer { username } userErrors { path code message } }
  }
`);

/** Opens an account with a one-time link; its token stands in the fragment, which no server log sees. */
export default function SetupPage() {
  const { t } = useLingui();
  const router = useRouter();
  const client = useQueryClient();
  const complete = useMutationGql(completeSetupDocument);
  const [token] = useState(() => setupToken(window.location.hash));
  const [form, setForm] = useState({ username: '', name: '', password: '', again: '' });
  const differs = form.again !== '' && form.again !== form.password;

  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);

  const set = (field: keyof typeof form) => (event: { currentTarget: HTMLInputElement }) => {
    const { value } = event.currentTarget;
    setForm((before) => ({ ...before, [field]: value }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (form.password !== form.again) return;
    const done = await complete.run({ token, username: form.username.trim(), name: form.name.trim(), password: form.password });
    if (done === null) return;
    client.removeQueries();
    await client.ensureQueryData(viewerQuery);
    router.history.push('/app/');
  };

  if (token === '') {
    return <Gate title={t`Thiết lập tài khoản`}><p className={classes.note}><Trans>Liên kết này thiếu mã. Hãy mở đúng liên kết một lần mà quản trị (hoặc lệnh setup-link) đã đưa.</Trans></p></Gate>;
  }
  return (
    <Gate title={t`Thiết lập tài khoản`}>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <p className={classes.note}><Trans>Liên kết này chỉ dùng được một lần. Mật khẩu dài từ 10 ký tự; một câu dễ nhớ là tốt nhất.</Trans></p>
        <RefusalList errors={complete.refusals} />
        {complete.error !== null && <FailurePart error={complete.error} />}
        <TextInput label={t`Tên đăng nhập`} name="username" autoComplete="username" autoCapitalize="none" required withAsterisk={false} value={form.username} onChange={set('username')} />
        <TextInput label={t`Họ tên hoặc tên phòng`} name="name" autoComplete="name" value={form.name} onChange={set('name')} />
        <PasswordInput label={t`Mật khẩu`} name="password" autoComplete="new-password" minLength={10} required withAsterisk={false} value={form.password} onChange={set('password')} visibilityToggleButtonProps={{ 'aria-label': t`Hiện mật khẩu` }} />
        <PasswordInput label={t`Mật khẩu, một lần nữa`} name="again" autoComplete="new-password" required withAsterisk={false} value={form.again} onChange={set('again')} error={differs ? t`Hai lần chưa giống nhau` : undefined} visibilityToggleButtonProps={{ 'aria-label': t`Hiện mật khẩu` }} />
        <Button type="submit" size="lg" loading={complete.pending}><Trans>Mở tài khoản</Trans></Button>
      </form>
    </Gate>
  );
}
