import { useLingui } from '@lingui/react/macro';
import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ComponentPropsWithRef } from 'react';
import type { ViewerInfo } from '~/api/viewer';
import { useLanguage } from '~/lib/useLanguage';
import classes from './Shell.module.css';

const load = () => import('./AccountItems');
const AccountItems = lazy(load);

/** Back to the button when its menu has closed and nothing else took the keyboard. */
function refocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-account]')?.focus();
  });
}

/** Who is signed in; pressed, what is theirs, whose code is fetched then. */
export function AccountMenu({ viewer }: { viewer: ViewerInfo }) {
  const [asked, setAsked] = useState(false);
  const button = <AccountButton viewer={viewer} />;
  if (asked) return <Suspense fallback={button}><AccountItems button={button} refocus={refocus} /></Suspense>;
  return <AccountButton viewer={viewer} aria-haspopup="menu" aria-expanded={false} onPointerEnter={() => void load()} onFocus={() => void load()} onClick={() => setAsked(true)} />;
}

function AccountButton({ viewer, ...others }: { viewer: ViewerInfo } & UnstyledButtonProps & ComponentPropsWithRef<'button'>) {
  const { t } = useLingui();
  const { named } = useLanguage();
  const name = viewer.name ?? viewer.username ?? '';
  return (
    <UnstyledButton {...others} data-account className={classes.account} aria-label={t`Tài khoản: ${name}`}>
      <span className={classes.avatar}><IconUser size={20} stroke={1.75} aria-hidden /></span>
      <span className={classes.accountWords}>
        <span className={classes.accountName}>{name}</span>
        <span className={classes.accountOrg}>{viewer.organization === null ? null : named(viewer.organization)}</span>
      </span>
    </UnstyledButton>
  );
}
