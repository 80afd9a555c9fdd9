import { expect, it } from 'vitest';
import { redFirst, stateOf } from './items';

const item = (name: string, more: Partial<Parameters<typeof stateOf>[0]> = {}) => ({ item: name, state: 'OPEN', late: false, daysLeft: 30, lastDay: '2026-12-31', ...more });

it('puts the late ones first, then what is due soon, then the earliest day; what is done last, what is called off nowhere', () => {
  const list = [item('2.2', { state: 'DONE', late: true }), item('3'), item('2.3', { daysLeft: 7, lastDay: '2026-12-01' }), item('1.c', { state: 'CANCELLED', late: true }), item('2.10', { lastDay: '2026-12-15' }), item('2.1', { late: true, daysLeft: -3, lastDay: '2026-10-31' }), item('2.4', { daysLeft: null, lastDay: null })];
  expect(redFirst(list).map((one) => [one.item, stateOf(one)])).toEqual([['2.1', 'OVERDUE'], ['2.3', 'DUE_SOON'], ['2.10', 'ON_TIME'], ['3', 'ON_TIME'], ['2.4', 'ON_TIME'], ['2.2', 'DONE']]);
});
