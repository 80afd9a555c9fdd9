import { expect, test } from 'vitest';
import { safeReturn } from './session';
import { setupToken } from './setupToken';

test.each([
  ['/app/bo-du-lieu?q=x', '/app/bo-du-lieu?q=x'],
  [undefined, '/app/'],
  ['https://evil.example/app/', '/app/'],
  ['//evil.example', '/app/'],
  ['/app//evil.example', '/app/'],
  ['/app/dang-nhap?ve=/app/', '/app/'],
])('signing in from %s leads to %s', (wanted, want) => expect(safeReturn(wanted)).toBe(want));

test.each([['#abc', 'abc'], ['#token=a%2Bb', 'a+b'], ['', '']])('the fragment %s holds the token %s', (hash, want) => expect(setupToken(hash)).toBe(want));
