import { describe, expect, test } from 'vitest';
import { filledDown, parseTsv, pasted, toTsv, type Range } from './grid';

const range = (top: number, left: number, bottom = top, right = left): Range => ({ anchor: { row: top, column: left }, focus: { row: bottom, column: right } });
const shown = (changes: { row: number; column: number; value: string }[]) => changes.map(({ row, column, value }) => `${row},${column}=${value}`).join(' ');

describe('the clipboard', () => {
  test.each([
    ['one cell', 'a', [['a']]],
    ['rows and cells, with the last line break of a spreadsheet', 'a\tb\r\nc\td\r\n', [['a', 'b'], ['c', 'd']]],
    ['a cell with a line break and a quote', '"dòng 1\ndòng ""2"""\tx', [['dòng 1\ndòng "2"', 'x']]],
    ['empty cells', '\t\n\t', [['', ''], ['', '']]],
    ['a quote in the middle is a quote', '5" ống', [['5" ống']]],
  ])('%s', (_, text, want) => expect(parseTsv(text)).toEqual(want));

  test('goes round', () => {
    const block = [['a', 'b\tc'], ['"d"', 'e\nf']];
    expect(parseTsv(toTsv(block))).toEqual(block);
  });
});

describe('pasting', () => {
  test.each([
    ['a block at the corner', [['a', 'b'], ['c', 'd']], range(1, 1), '1,1=a 1,2=b 2,1=c 2,2=d'],
    ['one value fills the selection, drawn upwards too', [['a']], range(2, 0, 1, 1), '1,0=a 1,1=a 2,0=a 2,1=a'],
    ['a row repeats over a multiple', [['a', 'b']], range(0, 0, 1, 1), '0,0=a 0,1=b 1,0=a 1,1=b'],
    ['what falls outside is left out', [['a', 'b'], ['c', 'd']], range(2, 2), '2,2=a'],
  ])('%s', (_, block, at, want) => expect(shown(pasted(block, at, 3, 3))).toBe(want));
});

describe('filling down', () => {
  const valueAt = (row: number, column: number) => `${row}${column}`;
  test.each([
    ['the first row of the selection into the rest', range(0, 1, 2, 2), '1,1=01 1,2=02 2,1=01 2,2=02'],
    ['the row above into a single row', range(2, 0), '2,0=10'],
    ['nothing above the first row', range(0, 0), ''],
  ])('%s', (_, at, want) => expect(shown(filledDown(at, valueAt))).toBe(want));
});
