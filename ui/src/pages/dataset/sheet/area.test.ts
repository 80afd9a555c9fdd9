import { describe, expect, test } from 'vitest';
import { between, boxOf, formatArea, parseArea } from './area';

describe('an area', () => {
  test.each([
    ['A5:H40', { firstRow: 5, lastRow: 40, firstColumn: 0, lastColumn: 7 }],
    [' $b$2:$c$9 ', { firstRow: 2, lastRow: 9, firstColumn: 1, lastColumn: 2 }],
    ['A5:H', { firstRow: 5, lastRow: null, firstColumn: 0, lastColumn: 7 }],
    ['5:40', { firstRow: 5, lastRow: 40, firstColumn: 0, lastColumn: null }],
    ['5:', { firstRow: 5, lastRow: null, firstColumn: 0, lastColumn: null }],
  ])('%s is read', (text, area) => { expect(parseArea(text)).toEqual(area); });

  test.each(['', 'A5', ':H40', 'H40:A5', 'A0:B2', 'A5:H40:J9', 'A5:40', 'ô A5:H40'])('%j is none', (text) => { expect(parseArea(text)).toBeNull(); });

  test.each(['A5:H40', 'A5:H', '5:40', '5:'])('%s is written as it was read', (text) => { expect(formatArea(parseArea(text)!)).toBe(text); });

  test('is drawn from any corner to any other', () => {
    expect(formatArea(between({ row: 9, column: 1 }, { row: 4, column: 3 }))).toBe('B4:D9');
    expect(formatArea(between({ row: 9, column: null }, { row: 4, column: 3 }))).toBe('4:9');
  });

  test('takes the room of its cells, inside the sheet', () => {
    expect(boxOf(parseArea('B2:C3')!, [10, 20, 30, 40], 9, 25)).toEqual({ left: 10, top: 25, width: 50, height: 50 });
    expect(boxOf(parseArea('2:')!, [10, 20], 4, 25)).toEqual({ left: 0, top: 25, width: 30, height: 75 });
    expect(boxOf(parseArea('A8:B9')!, [10, 20], 4, 25).height).toBe(0);
  });
});
