// The order and the state of the items of notices. Pure.

interface Standing { state: string; late: boolean; daysLeft: number | null; item: string; lastDay: string | null }

export type TimeState = 'OVERDUE' | 'DUE_SOON' | 'ON_TIME' | 'DONE';

/** Where an item stands in time: near is a week (look.md). */
export function stateOf(one: Standing): TimeState {
  if (one.state === 'DONE') return 'DONE';
  if (one.late) return 'OVERDUE';
  return one.daysLeft !== null && one.daysLeft <= 7 ? 'DUE_SOON' : 'ON_TIME';
}

const order: Record<TimeState, number> = { OVERDUE: 0, DUE_SOON: 1, ON_TIME: 2, DONE: 3 };

/** Late ones first, then those due soon, the earliest day first; what is done last. What is called off is left out. */
export function redFirst<T extends Standing>(items: readonly T[]): T[] {
  return items.filter((one) => one.state !== 'CANCELLED')
    .sort((a, b) => order[stateOf(a)] - order[stateOf(b)] || (a.lastDay ?? '9').localeCompare(b.lastDay ?? '9') || a.item.localeCompare(b.item, undefined, { numeric: true }));
}
