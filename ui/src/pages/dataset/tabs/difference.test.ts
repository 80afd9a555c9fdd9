import { describe, expect, it } from 'vitest';
import { barOf, changedColumns, emptier, moved, type ColumnDifference, type Difference } from './difference';

const column = (over: Partial<ColumnDifference>): ColumnDifference => ({ name: 'a', title: 'A', type: 'number', nulls: { before: 0, after: 0 }, ...over });
const of = (...columns: ColumnDifference[]): Difference => ({ version: 1, rows: { before: 100, after: 100 }, columns });

describe('a comparison', () => {
  it('tells by which share a figure moved', () => {
    expect(moved({ before: 100, after: 130 })).toBeCloseTo(0.3);
    expect(moved({ before: -10, after: -5 })).toBeCloseTo(0.5);
    expect(moved({ before: 0, after: 4 })).toBeNull();
  });
  it('shows columns that changed and leaves out those that did not', () => {
    const d = of(column({ name: 'same', sum: { before: 5, after: 5 } }), column({ name: 'sum', sum: { before: 5, after: 6 } }),
      column({ name: 'new', change: 'added' }), column({ name: 'empty', nulls: { before: 1, after: 20 } }), column({ name: 'hardly', nulls: { before: 1, after: 5 } }));
    expect(changedColumns(d).map((c) => c.name)).toEqual(['sum', 'new', 'empty']);
  });
  it('calls no column emptier that was added, or where there are no rows', () => {
    expect(emptier(column({ change: 'added', nulls: { before: 0, after: 90 } }), { before: 100, after: 100 })).toBe(false);
    expect(emptier(column({ nulls: { before: 0, after: 0 } }), { before: 0, after: 0 })).toBe(false);
  });
  it('draws what doubles or vanishes over its whole half', () => {
    expect([barOf(0.1), barOf(-0.5), barOf(7), barOf(null)]).toEqual([5, 25, 50, 50]);
  });
});
