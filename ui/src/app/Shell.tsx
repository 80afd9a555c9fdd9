import { Trans } from '@lingui/react/macro';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useMatches, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useViewer, viewerQuery } from '~/api/viewer';
import { useKeys } from '~/lib/useKeys';
import { onlyLeads } from './areas';
import { BottomBar } from './BottomBar';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { onSessionEnd } from './session';
import classes from './Shell.module.css';
import { useLive } from './useLive';

const CommandPalette = lazy(() => import('~/components/CommandPalette'));
const KeyHelp = lazy(() => import('~/components/KeyHelp'));

/** Frame of every page: header, navbar or rail, bottom bar on a phone; keys, palette, live changes, end of session. */
export function Shell() {
  const viewer = useViewer();
  const navigate = useNavigate();
  const bench = useMatches({ select: (matches) => matches.some((match) => match.staticData.bench === true) });
  const [menu, { toggle, close }] = useDisclosure(false);
  const [palette, paletteAct] = useDisclosure(false);
  const [help, helpAct] = useDisclosure(false);
  const search = useRef<HTMLInputElement>(null);
  const leader = onlyLeads(viewer);
  const navbar = !leader;

  useLive(viewer.signedIn);
  useSessionEnd(viewer.signedIn);
  useNavigated(close);
  useKeys({
    '/': () => (search.current === null ? void navigate({ to: '/bo-du-lieu' }) : search.current.focus()),
    '?': helpAct.toggle,
    'mod+k': paletteAct.toggle,
    ...(menu ? { Escape: close } : {}),
  });

  return (
    <>
      <a className={classes.skip} href="#noi-dung"><Trans>Tới nội dung chính</Trans></a>
      <div className={classes.shell} data-bench={bench} data-navbar={navbar} data-menu={menu}>
        <header className={classes.header}>
          <Header viewer={viewer} bench={bench} topLinks={leader} menu={menu} onMenu={toggle} searchRef={search} onPalette={paletteAct.open} />
        </header>
        {navbar && (
          <div className={classes.navbar}>
            <Navigation viewer={viewer} rail={bench && !menu} onKeys={helpAct.toggle} />
          </div>
        )}
        {menu && <div className={classes.scrim} onClick={close} aria-hidden />}
        <main id="noi-dung" tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      {viewer.signedIn && !bench && <BottomBar viewer={viewer} />}
      <Suspense>
        {palette && <CommandPalette onClose={paletteAct.close} />}
        {help && <KeyHelp onClose={helpAct.close} />}
      </Suspense>
    </>
  );
}

/** When the session is over: to the sign-in page, and back to this very address afterwards. Drafts stay in the browser. */
function useSessionEnd(signedIn: boolean): void {
  const client = useQueryClient();
  const router = useRouter();
  const before = useRef(signedIn);
  useEffect(() => {
    const leave = () => {
      const at = router.latestLocation.href;
      client.removeQueries();
      void router.navigate({ to: '/dang-nhap', search: { ve: `/app${at}`, het: '1' } });
    };
    if (before.current && !signedIn) leave();
    before.current = signedIn;
    return onSessionEnd(() => {
      if (before.current) leave();
      else void client.invalidateQueries({ queryKey: viewerQuery.queryKey });
    });
  }, [client, router, signedIn]);
}

/** A new page: menus close, the keyboard starts at its content, and the session is asked after in the background. */
function useNavigated(close: () => void): void {
  const client = useQueryClient();
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (path === undefined) return;
    close();
    if (first.current) {
      first.current = false;
      return;
    }
    document.getElementById('noi-dung')?.focus({ preventScroll: true });
    void client.invalidateQueries({ queryKey: viewerQuery.queryKey });
  }, [path, close, client]);
}
