import { describe, expect, test } from 'vitest';
import { flat, measureOf, searchOf, searchOfShare } from './measures';

const each = { each: true, partners: [{ code: 'SYT' }, { code: 'SXD' }], measure: { own: false, of: { inForce: true }, filter: { publicationStatus: ['PUBLISHED'] } } };

describe('the list behind a number', () => {
  test('what is done lies within all', () => {
    expect(searchOf(each, 'all', '')).toEqual({ inForce: 'true', owner: ['SYT', 'SXD'] });
    expect(searchOf(each, 'done', '')).toEqual({ inForce: 'true', publicationStatus: ['PUBLISHED'], owner: ['SYT', 'SXD'] });
  });
  test('a unit sees its own', () => {
    expect(searchOf({ ...each, measure: { ...each.measure, own: true } }, 'all', 'SXD').owner).toEqual(['SXD']);
    expect(searchOfShare(each, 'done', 'SYT').owner).toEqual(['SYT']);
  });
  test('a task that nobody measures for the viewer has no list', () => {
    expect(searchOf({ ...each, measure: null }, 'all', 'SXD')).toEqual({});
  });
  test('flags and texts are written as the list reads them', () => {
    expect(flat({ overdue: true, delivered: false, text: 'đất', owner: ['SYT'] })).toEqual({ overdue: '1', delivered: 'false', q: 'đất', owner: ['SYT'] });
    expect(flat(null)).toEqual({});
  });
});

test('a chosen measure', () => {
  expect(measureOf('delivered', 0)).toEqual({ kind: 'DATASETS', filter: { delivered: true }, of: {} });
  expect(measureOf('sent', 329).target).toBe(329);
  expect(measureOf('reported', 0)).toEqual({ kind: 'REPORTED', target: 1 });
});
