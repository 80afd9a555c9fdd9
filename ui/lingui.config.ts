import { formatter } from '@lingui/format-po';
import type { LinguiConfig } from '@lingui/conf';

// Vietnamese is the source language. A catalogue per area, so that two people never edit one file:
// "messages" for the shell and the shared components, one more for each folder of pages.
const config: LinguiConfig = {
  sourceLocale: 'vi',
  locales: ['vi', 'en'],
  fallbackLocales: { default: 'vi' },
  format: formatter({ lineNumbers: false, origins: true }),
  orderBy: 'message',
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}/messages', include: ['src/app', 'src/components', 'src/lib', 'src/api', 'src/theme'], exclude: ['**/generated/**', '**/*.test.*'] },
    { path: '<rootDir>/src/locales/{locale}/{name}', include: ['src/pages/{name}'], exclude: ['**/*.test.*'] },
  ],
};

export default config;
