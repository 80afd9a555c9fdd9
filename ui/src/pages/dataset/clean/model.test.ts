import { expect, test } from 'vitest';
import { firstPick, groupsOf, keyOf, sameSet, stepsOf, toggled, visible, type Suggestion } from './model';

const suggestion = (rule: string, column: string | null, more: Partial<Suggestion> = {}): Suggestion => ({
  rule, column, title: `làm ${rule}`, why: '', example: '', columnTitle: column, letter: null, count: 2, sure: true, given: false, ...more,
});
const all = [suggestion('text.trim', 'ten'), suggestion('text.trim', 'xa'), suggestion('code.zeros', 'ma', { sure: false }), suggestion('row.totals', null, { given: true })];

test('rules are gathered with the sum of their columns, in the order given', () => {
  expect(groupsOf(all).map(({ rule, count, parts }) => [rule, count, parts.length])).toEqual([['text.trim', 4, 2], ['code.zeros', 2, 1], ['row.totals', 2, 1]]);
});

test('what is in no doubt is picked first, or what was agreed to', () => {
  expect([...firstPick(all, null)]).toEqual(['text.trim ten', 'text.trim xa']);
  expect([...firstPick(all, [{ rule: 'row.duplicates', column: null }])]).toEqual(['row.duplicates ']);
});

test('picked steps go to the server, rules of rows without a column', () => {
  expect(stepsOf(new Set(['text.trim ten', 'row.duplicates ']))).toEqual([{ rule: 'text.trim', column: 'ten' }, { rule: 'row.duplicates' }]);
});

test('a rule is switched on for all its columns unless all are on', () => {
  const parts = all.slice(0, 2);
  expect([...toggled(new Set([keyOf(parts[0]!)]), parts)]).toEqual(['text.trim ten', 'text.trim xa']);
  expect([...toggled(new Set(parts.map(keyOf)), parts)]).toEqual([]);
});

test('two picks are the same whatever their order', () => {
  expect(sameSet(new Set(['a', 'b']), new Set(['b', 'a']))).toBe(true);
  expect(sameSet(new Set(['a']), new Set(['b']))).toBe(false);
});

test('what cannot be seen is shown, single spaces inside are not', () => {
  expect(visible(' Sơn La ')).toBe('␣Sơn La␣');
  expect(visible('Sơn  La')).toBe('Sơn␣␣La');
  expect(visible('Sơn\u00a0La\u200b')).toBe('Sơn⍽La⬚');
  expect(visible('một\nhai')).toBe('một↵hai');
});
