import { describe, expect, test } from 'vitest';
import { emptyShare, pictureOf, type Profiled } from './profile';

const column: Profiled = { type: 'number', nulls: 0, distinct: 3, min: null, max: null, minLength: null, maxLength: null, histogram: [], top: [{ value: 'a', count: 6 }, { value: 'b', count: 4 }] };

describe('a column', () => {
  test('of numbers has bars', () => {
    expect(pictureOf({ ...column, histogram: [1, 2] }, 10, false)).toEqual({ kind: 'histogram', values: [1, 2] });
  });
  test('of codes, all as long as each other, shows how much is filled', () => {
    const codes = { ...column, type: 'string', distinct: 10, top: [], histogram: [9, 0, 0, 1] };
    expect(pictureOf(codes, 10, false)).toEqual({ kind: 'filled', share: 1 });
    expect(pictureOf({ ...codes, histogram: [3, 5, 2] }, 10, false).kind).toBe('histogram');
    expect(pictureOf({ ...codes, type: 'number' }, 10, false).kind).toBe('histogram');
  });
  test('of few values has parts', () => {
    expect(pictureOf(column, 10, false)).toEqual({ kind: 'shares', parts: [{ label: 'a', share: 0.6 }, { label: 'b', share: 0.4 }] });
  });
  test('of few words has parts, however long the words are; of few figures it has bars', () => {
    const kinds = { ...column, type: 'string', histogram: [1, 2, 3] };
    expect(pictureOf(kinds, 10, false).kind).toBe('shares');
    expect(pictureOf({ ...kinds, type: 'integer' }, 10, false).kind).toBe('histogram');
  });
  test('of persons never shows its values', () => {
    expect(pictureOf(column, 10, true)).toEqual({ kind: 'filled', share: 1 });
    expect(pictureOf({ ...column, histogram: [1, 2, 3] }, 10, true).kind).toBe('filled');
  });
  test('of many values shows how much is filled', () => {
    expect(pictureOf({ ...column, distinct: 9, nulls: 5 }, 10, false)).toEqual({ kind: 'filled', share: 0.5 });
  });
  test('without rows is empty, not broken', () => {
    expect(pictureOf(column, 0, false)).toEqual({ kind: 'filled', share: 0 });
    expect(emptyShare(column, 0)).toBe(0);
  });
});
