import { describe, expect, test } from 'vitest';
import { byDue, dueGroup } from './groups';

const today = '2026-11-23';

describe('when work is due', () => {
  test.each([
    ['yesterday is overdue', '2026-11-22', 'overdue'],
    ['today is this week', '2026-11-23', 'week'],
    ['seven days on is this week', '2026-11-30', 'week'],
    ['eight days on is later', '2026-12-01', 'later'],
    ['without a date is later', null, 'later'],
  ] as const)('%s', (_, due, group) => {
    expect(dueGroup(due, today)).toBe(group);
  });

  test('groups come in order, oldest first, undated last, empty ones not at all', () => {
    const groups = byDue([{ due: null }, { due: '2026-12-20' }, { due: '2026-11-20' }, { due: '2026-11-19' }], today);
    expect(groups.map((group) => [group.due, group.items.map((item) => item.due)])).toEqual([
      ['overdue', ['2026-11-19', '2026-11-20']],
      ['later', ['2026-12-20', null]],
    ]);
  });
});
