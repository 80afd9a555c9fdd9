/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { documents } from './scripts/documents.mjs';

const src = fileURLToPath(new URL('./src/', import.meta.url));
const generated = fileURLToPath(new URL('./src/api/generated/graphql.ts', import.meta.url));
/** What the shell needs on every page, and what nearly every page needs of Mantine. */
const everywhere = [
  'react', 'react-dom', 'scheduler', 'clsx', '@lingui', '@floating-ui', '@mantine/hooks', '@mantine/core/esm/core',
  ...['ActionIcon', 'Anchor', 'Button', 'CloseButton', 'FocusTrap', 'Input', 'InputBase', 'Loader', 'Menu', 'Overlay', 'Paper', 'Popover', 'Portal', 'Skeleton', 'Text', 'TextInput', 'Title', 'Tooltip', 'Transition', 'UnstyledButton']
    .map((name) => `@mantine/core/esm/components/${name}`),
  ...['history', 'store', 'query-core', 'react-query', 'router-core', 'react-router', 'react-store'].map((name) => `@tanstack/${name}`),
];
const base = new RegExp(`node_modules/(?:${everywhere.join('|')})/|icons-react/dist/esm/(?:createReactComponent|defaultAttributes)|${src}(?:api|theme|lib|components/(?!EditableGrid|useGrid|dates|CompareFields|CommandPalette|KeyHelp[.]|Upload|FileDrop|JobProgress))`);
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
        codeSplitting: { groups: [{ name: 'base', test: base }] },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(['/graphql', '/api', '/data', '/dataset', '/catalog'].map((path) => [path, server])),
  },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
