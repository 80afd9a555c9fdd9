import { expect, test } from 'vitest';
import { flag, many, manyOf, oneOf, parseSearch, readState, stringifySearch, text, whole, writeState } from './urlState';

const codecs = { q: text(), status: manyOf(['DRAFT', 'APPROVED']), owner: many(), tab: oneOf(['a', 'b'], 'a'), page: whole(1), late: flag() };

test('an address without anything reads as the defaults', () => {
  expect(readState(codecs, {})).toEqual({ q: '', status: [], owner: [], tab: 'a', page: 1, late: false });
});

test('what no codec knows reads as the default', () => {
  expect(readState(codecs, { status: ['NONE', 'DRAFT'], tab: 'z', page: '1.5', late: 'yes' })).toMatchObject({ status: ['DRAFT'], tab: 'a', page: 1, late: false });
});

test('a change keeps the rest, and defaults leave the address', () => {
  const raw = { q: 'cây', page: '3', other: 'x' };
  expect(writeState(codecs, raw, { page: 1, status: ['APPROVED'] })).toEqual({ q: 'cây', other: 'x', status: ['APPROVED'] });
});

test('address and state go round', () => {
  const raw = { q: 'cây ăn quả & lúa', status: ['DRAFT', 'APPROVED'], late: '1' };
  expect(parseSearch(stringifySearch(raw))).toEqual(raw);
});

test('numbers stay text and nothing becomes JSON', () => {
  expect(parseSearch('?q=2025&on=true')).toEqual({ q: '2025', on: 'true' });
});
