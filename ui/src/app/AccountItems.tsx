import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconDevices, IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { graphql } from '~/api/generated';
import { useMutationGql } from '~/api/hooks';
import { activate } from './i18n';

const signOutDocument = graphql(/* GraphQL */ `
  mutation SignOut { signOut { ok userErrors { path code message } } }
`);

/** The open menu of the account under its button: sessions and password, language, light or dark, leaving. */
export default function AccountItems({ button, refocus }: { button: ReactElement; refocus: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutationGql(signOutDocument);
  const leave = async () => {
    if ((await signOut.run({})) === null) return;
    client.clear();
    await navigate({ to: '/dang-nhap' });
  };
  return (
    <Menu defaultOpened position="bottom-end" width={240} onClose={refocus}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/tai-khoan" leftSection={<IconDevices size={16} stroke={1.75} />}><Trans>Phiên làm việc, mật khẩu</Trans></Menu.Item>
        <LanguageItem />
        <SchemeItem />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={() => void leave()} disabled={signOut.pending}><Trans>Đăng xuất</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageItem() {
  const client = useQueryClient();
  const { i18n } = useLingui();
  const other = i18n.locale === 'en' ? 'vi' : 'en';
  const change = async () => {
    await activate(other);
    await client.invalidateQueries();
  };
  return <Menu.Item lang={other} leftSection={<IconLanguage size={16} stroke={1.75} />} onClick={() => void change()}>{other === 'en' ? 'English' : 'Tiếng Việt'}</Menu.Item>;
}

function SchemeItem() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const dark = scheme === 'dark';
  const Icon = dark ? IconSun : IconMoon;
  return <Menu.Item leftSection={<Icon size={16} stroke={1.75} />} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>{dark ? <Trans>Nền sáng</Trans> : <Trans>Nền tối</Trans>}</Menu.Item>;
}
