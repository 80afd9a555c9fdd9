import { describe, expect, test } from 'vitest';
import { dayOf, daysBetween, distance, duration, formatBytes, formatDate, formatDateTime, formatNumber, formatShare, formatValue, formatWeekday } from './format';

describe('numbers', () => {
  test.each([
    ['thousands and decimals as people here write them', () => formatNumber(1234.5, 'vi'), '1.234,5'],
    ['the same in English', () => formatNumber(1234.5, 'en'), '1,234.5'],
    ['a share', () => formatShare(0.4567, 'vi', 1), '45,7 %'],
    ['bytes below a kilobyte', () => formatBytes(999, 'vi'), '999 B'],
    ['a file of megabytes', () => formatBytes(1_500_000, 'vi'), '1,4 MB'],
  ])('%s', (_, got, want) => expect(got()).toBe(want));
});

describe('dates', () => {
  test.each([
    ['a day stays that day', () => formatDate('2026-11-23'), '23/11/2026'],
    ['an instant late in the evening of Greenwich is tomorrow here', () => formatDateTime('2026-11-23T18:30:00Z'), '24/11/2026 01:30'],
    ['a weekday', () => formatWeekday('2026-11-23', 'vi'), 'Thứ Hai, 23/11/2026'],
    ['the day of an instant', () => dayOf('2026-12-31T17:00:00Z'), '2027-01-01'],
    ['days to a deadline', () => String(daysBetween('2026-11-23', '2026-12-04')), '11'],
    ['a deadline past', () => String(daysBetween('2026-11-23', '2026-11-19')), '-4'],
  ])('%s', (_, got, want) => expect(got()).toBe(want));

  test.each([
    ['minutes', '2026-11-23T01:50:00Z', { count: -10, unit: 'minute' }],
    ['hours of the same day', '2026-11-22T23:00:00Z', { count: -3, unit: 'hour' }],
    ['yesterday, though only some hours ago', '2026-11-22T16:30:00Z', { count: -1, unit: 'day' }],
  ])('how far: %s', (_, at, want) => expect(distance(new Date('2026-11-23T02:00:00Z'), at)).toEqual(want));

  test.each([[0.2, { unit: 'second', count: 1 }], [42, { unit: 'second', count: 42 }], [150, { unit: 'minute', count: 3 }], [4000, { unit: 'hour', count: 2 }]])('%d seconds', (seconds, want) => {
    expect(duration(seconds)).toEqual(want);
  });
});

describe('a value of a column', () => {
  test.each([
    ['13210.2', { type: 'number' }, '13.210,2', '13,210.2'],
    ['-1234567', { type: 'integer' }, '-1.234.567', '-1,234,567'],
    ['2025', { type: 'integer', min: '2016', max: '2026' }, '2025', '2025'],
    ['2026-01-09', { type: 'date' }, '09/01/2026', '09/01/2026'],
    ['2026-01-09T08:30:00', { type: 'datetime' }, '09/01/2026 08:30', '09/01/2026 08:30'],
    ['04136', { type: 'string' }, '04136', '04136'],
    ['7480.3', { type: 'string' }, '7480.3', '7480.3'],
    ['~300', { type: 'number' }, '~300', '~300'],
    ['2025-12', { type: 'period' }, '2025-12', '2025-12'],
  ])('%s of %o is %s, in English %s', (value, column, vi, en) => {
    expect(formatValue(value, column, 'vi')).toBe(vi);
    expect(formatValue(value, column, 'en')).toBe(en);
  });
});
