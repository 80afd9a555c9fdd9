// Work sorted by when it is due: past, within the week, later. Pure.
import { daysBetween } from '~/lib/format';

export type Due = 'overdue' | 'week' | 'later';

const week = 7;

export function dueGroup(due: string | null, today: string): Due {
  if (due === null) return 'later';
  const days = daysBetween(today, due);
  return days < 0 ? 'overdue' : days <= week ? 'week' : 'later';
}

/** The groups that have something, oldest due first in each; what has no date comes last. */
export function byDue<I extends { due: string | null }>(items: readonly I[], today: string): { due: Due; items: I[] }[] {
  const sorted = [...items].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
  return (['overdue', 'week', 'later'] as const)
    .map((due) => ({ due, items: sorted.filter((item) => dueGroup(item.due, today) === due) }))
    .filter((group) => group.items.length > 0);
}
