import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { viewerQuery } from '~/api/viewer';
import { parseSearch, stringifySearch, type RawSearch } from '~/lib/urlState';
import { NotFound } from './NotFound';
import { PageFailure } from './PageFailure';
import { queryClient } from './queryClient';

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** A bench has a rail instead of the navbar, and columns that scroll alone. */
    bench?: boolean;
  }
}

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): RawSearch => search as RawSearch,
});

const signIn = createRoute({ getParentRoute: () => root, path: '/dang-nhap', component: lazyRouteComponent(() => import('./SignInPage')) });
const setup = createRoute({ getParentRoute: () => root, path: '/thiet-lap', component: lazyRouteComponent(() => import('./SetupPage')) });

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: lazyRouteComponent(() => import('./Shell'), 'Shell') });

/** Everything here needs a session; the sign-in page brings people back to the very address. */
const signedIn = createRoute({
  getParentRoute: () => shell,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const { viewer } = await context.queryClient.ensureQueryData(viewerQuery);
    if (viewer.username === null) throw redirect({ to: '/dang-nhap', search: { ve: `/app${location.href}` } });
  },
});

type Load = () => Promise<{ default: () => React.ReactNode }>;

const page = <const P extends string>(path: P, load: Load, bench = false) => createRoute({
  getParentRoute: () => signedIn, path, component: lazyRouteComponent(load), staticData: { bench },
});
const openPage = <const P extends string>(path: P, load: Load, bench = false) => createRoute({
  getParentRoute: () => shell, path, component: lazyRouteComponent(load), staticData: { bench },
});

const tree = root.addChildren([
  signIn,
  setup,
  shell.addChildren([
    openPage('/thu-tep', () => import('~/pages/tryfile/TryFilePage'), true),
    openPage('/huong-dan', () => import('~/pages/guide/GuidePage')),
    createRoute({ getParentRoute: () => shell, path: '$', component: NotFound }),
    signedIn.addChildren([
      page('/', () => import('~/pages/mywork/WorkPage')),
      page('/bo-du-lieu', () => import('~/pages/datasets/DatasetsPage')),
      page('/bo-du-lieu/$code', () => import('~/pages/dataset/DatasetPage')),
      page('/dang-ky', () => import('~/pages/register/RegisterPage'), true),
      page('/danh-muc-gui', () => import('~/pages/lists/ListsPage')),
      page('/danh-muc-gui/$id', () => import('~/pages/list/ListPage')),
      page('/ra-soat', () => import('~/pages/review/QueuePage')),
      page('/ra-soat/$id', () => import('~/pages/review/ReviewPage'), true),
      page('/du-lieu-mo', () => import('~/pages/open/OpenDataPage')),
      page('/thong-bao', () => import('~/pages/notices/NoticesPage')),
      page('/tien-do', () => import('~/pages/progress/ProgressPage')),
      page('/nhat-ky', () => import('~/pages/log/LogPage')),
      page('/quan-tri', () => import('~/pages/admin/AdminPage')),
      page('/tai-khoan', () => import('./AccountPage')),
    ]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  basepath: '/app',
  context: { queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailure,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});
