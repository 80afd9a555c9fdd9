import { expect, it } from 'vitest';
import { moved } from './Proposed';
import { refusedItems } from './Refusals';

it('moves a line within the annex and not beyond it', () => {
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
});

it('names the refused items alone', () => {
  const no = { path: [], code: 'rule.x', message: 'thiếu', rule: null, article: null, way: null };
  expect(refusedItems([{ userErrors: [] }, { userErrors: [no] }, { userErrors: [{ ...no, code: 'batch.notWritten' }] }], [{ title: 'A' }, { title: 'B' }, { title: 'C' }])).toEqual([{ title: 'B', errors: [no] }]);
});
