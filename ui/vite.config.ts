/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { documents } from './scripts/documents.mjs';

const src = fileURLToPath(new URL('./src/', import.meta.url));
const generated = fileURLToPath(new URL('./src/api/generated/graphql.ts', import.meta.url));
const mantine = (names: string[]) => names.map((name) => `@mantine/core/esm/components/${name}`);
const under = (parts: string[]) => `node_modules/(?:${parts.join('|')})/`;
/** What every page needs, the sign-in page too: the first load. */
const everywhere = under([
  'react', 'react-dom', 'scheduler', 'clsx', '@lingui', '@mantine/hooks', '@mantine/core/esm/core',
  ...mantine(['Anchor', 'Button', 'Input', 'InputBase', 'Loader', 'Paper', 'Text', 'TextInput', 'Title', 'Transition', 'UnstyledButton', 'CloseButton', 'ActionIcon']),
  ...['history', 'store', 'query-core', 'react-query', 'router-core', 'react-router', 'react-store'].map((name) => `@tanstack/${name}`),
]);
const ours = '(?:api|theme|lib)/|components/(?:states|FailurePart|RefusalList|EmptyState|links|PageHeader|skeletons)';
const base = new RegExp(`rolldown/runtime|${everywhere}|icons-react/dist/esm/(?:createReactComponent|defaultAttributes|icons/Icon(?:CircleX|Inbox|MapSearch)[.])|${src}(?:${ours}|app/(?:i18n|nonce|queryClient|session|areas|Logo|NotFound|PageFailure|Gate[.]module)[.])`);
/** What floats over a page: menus, hints, choices. Nothing needs it before somebody points at something. */
const floating = new RegExp(under(['@floating-ui', '@mantine/core/esm/utils/Floating', ...mantine(['FocusTrap', 'Menu', 'Overlay', 'Popover', 'Portal', 'ScrollArea', 'Tooltip'])]));
/** What the page around all pages needs, and my work, where everybody begins. */
const frame = new RegExp(`${under(mantine(['Burger', 'Indicator', 'Skeleton', 'Tabs']))}|${src}(?:pages/mywork/|app/(?:Shell|Header|Navigation|BottomBar|AccountMenu|SearchBox|useLive|useShellCounts)|components/(?!EditableGrid|useGrid|gridColumn|dates|CompareFields|CommandPalette|KeyHelp[.]|Upload|FileDrop|JobProgress|FloatingTip))`);
const gate = new RegExp(`${under(mantine(['PasswordInput', 'Alert']))}|${src}app/(?:Gate|SignInPage|SetupPage|setupToken)`);
const server = process.env.DANHMUC_DEV_SERVER ?? 'http://127.0.0.1:8080';

// The build is committed, so file names carry no hash; the server answers with an ETag instead.
export default defineConfig({
  base: '/app/',
  plugins: [
    documents(generated),
    react({ babel: { plugins: ['@lingui/babel-plugin-lingui-macro'] } }),
    lingui(),
  ],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  html: { cspNonce: '__CSP_NONCE__' },
  experimental: {
    renderBuiltUrl: (filename, { type }) => (type === 'public' && filename.startsWith('assets/fonts/') ? `/${filename}` : undefined),
  },
  build: {
    target: ['chrome109', 'edge109', 'firefox115', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/app.js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
        // What every page needs is one file; otherwise each part shared with a lazy page becomes a request of its own.
        codeSplitting: { groups: [{ name: 'base', test: base, priority: 3 }, { name: 'gate', test: gate, priority: 2 }, { name: 'floating', test: floating, priority: 2 }, { name: 'frame', test: frame, priority: 1 }] },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(['/graphql', '/api', '/data', '/dataset', '/catalog'].map((path) => [path, server])),
  },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
