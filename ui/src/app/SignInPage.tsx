import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { graphql } from '~/api/generated';
import { useMutationGql } from '~/api/hooks';
import { viewerQuery } from '~/api/viewer';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import type { RawSearch } from '~/lib/urlState';
import { Gate } from './Gate';
import classes from './Gate.module.css';
import { safeReturn } from './session';

const signInDocument = graphql(/* GraphQL */ `
  mutation SignIn($username: String!, $password: String!) {
    signIn(username: $username, password: $password) { viewer { username } userErrors { path code message } }
  }
`);

export default function SignInPage() {
  const { t } = useLingui();
  const router = useRouter();
  const client = useQueryClient();
  const search = useSearch({ strict: false }) as RawSearch;
  const signIn = useMutationGql(signInDocument);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await signIn.run({ username: username.trim(), password })) === null) return;
    client.removeQueries();
    await client.ensureQueryData(viewerQuery);
    router.history.push(safeReturn(typeof search.ve === 'string' ? search.ve : undefined));
  };

  return (
    <Gate title={t`Đăng nhập`}>
      {search.het === '1' && <Alert color="yellow" variant="light" className={classes.note}><Trans>Phiên làm việc đã hết. Đăng nhập lại để về đúng trang đang làm; nội dung đang soạn vẫn còn.</Trans></Alert>}
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <RefusalList errors={signIn.refusals} />
        {signIn.error !== null && <FailurePart error={signIn.error} />}
        <TextInput label={t`Tên đăng nhập`} name="username" autoComplete="username" autoCapitalize="none" autoFocus required withAsterisk={false} value={username} onChange={(event) => setUsername(event.currentTarget.value)} />
        <PasswordInput label={t`Mật khẩu`} name="password" autoComplete="current-password" required withAsterisk={false} value={password} onChange={(event) => setPassword(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t`Hiện mật khẩu` }} />
        <Button type="submit" size="lg" loading={signIn.pending}><Trans>Đăng nhập</Trans></Button>
      </form>
      <p className={classes.note}><Trans>Quên mật khẩu? Quản trị của hệ thống cấp lại một liên kết đặt mật khẩu.</Trans></p>
    </Gate>
  );
}
