import { describe, expect, it } from 'vitest';
import { dayOf, endOfDay, nextDay, runningTotals } from './series';

const day = (date: string, registered: number, approved = 0) => ({ date, registered, delivered: 0, submitted: 0, approved, published: 0 });

describe('runningTotals', () => {
  it('fills the days between and never goes down', () => {
    const points = runningTotals([day('2026-11-03', 2, 1), day('2026-11-01', 3)]);
    expect(points.map((one) => [one.date, one.registered, one.approved])).toEqual([['2026-11-01', 3, 0], ['2026-11-02', 3, 0], ['2026-11-03', 5, 1]]);
  });
  it('has no points without days', () => expect(runningTotals([])).toEqual([]));
});

it('walks over the end of a month and of a year', () => {
  expect([nextDay('2026-02-28'), nextDay('2028-02-28'), nextDay('2026-12-31')]).toEqual(['2026-03-01', '2028-02-29', '2027-01-01']);
});

it('ends a day in the province', () => expect(new Date(endOfDay('2026-11-24')).toISOString()).toBe('2026-11-24T16:59:59.999Z'));

it('goes on to the day that is asked for', () => expect(runningTotals([day('2026-11-01', 3)], '2026-11-03').map((one) => one.date)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']));

it('tells the day in the province', () => expect([dayOf('2026-11-24T16:59:59Z'), dayOf('2026-11-24T17:00:00Z')]).toEqual(['2026-11-24', '2026-11-25']));
