import { describe, expect, test } from 'vitest';
import { bySeverity, columnOf, columnWidths, countBySeverity, figures, fillRow, groupKey, keyColumn, letterOf, pagesOf, spill, step, stretch, toCsv, cellText, writtenOf, type DrawnRow, type Group } from './model';

const group = (code: string, severity: Group['severity'], count: number, column: string | null = null): Group => ({ code, severity, count, column, columnTitle: column, title: code, sure: false });
const groups = [group('glued', 'WARNING', 2, 'dien_tich'), group('number', 'ERROR', 2, 'san_luong'), group('old', 'INFO', 1)];

describe('letters', () => {
  test.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA']])('column %i is %s and back', (column, letter) => {
    expect(letterOf(column)).toBe(letter);
    expect(columnOf(letter)).toBe(column);
  });
  test('what is no column is -1', () => {
    expect([columnOf(null), columnOf(''), columnOf('a1')]).toEqual([-1, -1, -1]);
  });
});

describe('findings', () => {
  test('errors come first', () => {
    expect(bySeverity(groups).map((part) => part.severity)).toEqual(['ERROR', 'WARNING', 'INFO']);
    expect(countBySeverity(groups)).toEqual({ ERROR: 2, WARNING: 2, INFO: 1 });
  });
  test('a step without a place starts at the first error', () => {
    expect(step(groups, null, 1)).toEqual({ group: 'number~san_luong', at: 0 });
  });
  test('steps cross from a group to the next and back', () => {
    expect(step(groups, { group: 'number~san_luong', at: 1 }, 1)).toEqual({ group: 'glued~dien_tich', at: 0 });
    expect(step(groups, { group: 'glued~dien_tich', at: 0 }, -1)).toEqual({ group: 'number~san_luong', at: 1 });
  });
  test('the ends answer null', () => {
    expect(step(groups, { group: 'old', at: 0 }, 1)).toBeNull();
    expect(step(groups, { group: 'number~san_luong', at: 0 }, -1)).toBeNull();
    expect(step([], null, 1)).toBeNull();
  });
  test('a key names cause and column', () => {
    expect(groups.map(groupKey)).toEqual(['glued~dien_tich', 'number~san_luong', 'old']);
  });
});

describe('figures', () => {
  const cell = (text: string, number = false, severity: Group['severity'] | null = null) => ({ text, number, severity });

  test('of a number stand at the right, in a text file too', () => {
    expect([figures(cell('812,4', true), 'DATA', 'number'), figures(cell('812.4'), 'DATA', 'number'), figures(cell('15'), 'DATA', 'integer')]).toEqual(['right', 'right', 'right']);
  });

  test('of a code, and of a cell in question, stand as they were written', () => {
    expect([figures(cell('03646'), 'DATA', 'string'), figures(cell('28/03/2026'), 'DATA', 'date'), figures(cell('5184,1', false, 'WARNING'), 'DATA', 'number')]).toEqual(['code', 'code', 'code']);
  });

  test('are no words, heads or titles', () => {
    expect([figures(cell('Xã Mường La'), 'DATA', 'string'), figures(cell('-'), 'DATA', 'number'), figures(cell('2025', true), 'HEADER', 'number'), figures(cell('2025'), 'TITLE', 'number')]).toEqual([null, null, null, null]);
  });
});

describe('drawing', () => {
  const row = (role: DrawnRow['role'], cells: [number, string, number?][]): DrawnRow => ({ row: 1, role, hidden: false, cells: cells.map(([column, text, span = 1]) => ({ column, text, span, number: false, severity: null })) });
  test('gaps are filled and spans kept inside the table', () => {
    expect(fillRow(row('TITLE', [[1, 'a', 2], [4, 'b', 9]]).cells, 6).map((cell) => [cell.column, cell.span])).toEqual([[0, 1], [1, 2], [3, 1], [4, 2]]);
  });
  test('a long text widens its column up to a limit; titles never do', () => {
    const widths = columnWidths(2, [row('TITLE', [[0, 'x'.repeat(200)]]), row('DATA', [[0, '1'], [1, 'x'.repeat(200)]])]);
    expect(widths).toEqual([46, 260]);
  });
  test('a title runs on over blank cells, a header only over columns named below it', () => {
    const spans = (one: DrawnRow, below?: DrawnRow) => spill(one, below, 4).map((cell) => [cell.column, cell.span]);
    expect(spans(row('TITLE', [[0, 'Biểu 01']]))).toEqual([[0, 4]]);
    expect(spans(row('HEADER', [[0, 'Mã'], [1, 'Xoài']]), row('HEADER', [[1, 'ha'], [2, 'tấn']]))).toEqual([[0, 1], [1, 2], [3, 1]]);
    expect(spans(row('DATA', [[0, 'x']]))).toEqual([[0, 1], [1, 1], [2, 1], [3, 1]]);
  });
  test('room that is left over is shared out, none is taken away', () => {
    expect(stretch([50, 150], 400)).toEqual([100, 300]);
    expect(stretch([50, 150], 100)).toEqual([50, 150]);
    expect(stretch([], 100)).toEqual([]);
  });
  test('stored numbers are drawn as the workbook would, texts as written', () => {
    const shown = (value: string, column: { type: string } | undefined) => (column?.type === 'number' ? `<${value}>` : value);
    const cell = { column: 0, text: '13210.2', span: 1, number: true, severity: null };
    expect(cellText(cell, 'DATA', { type: 'number' }, shown)).toBe('<13210.2>');
    expect(cellText(cell, 'HEADER', { type: 'number' }, shown)).toBe('13210.2');
    expect(cellText({ ...cell, number: false }, 'DATA', { type: 'number' }, shown)).toBe('13210.2');
    expect(writtenOf('31840.5', 'total.mismatch', { type: 'number' }, shown)).toBe('<31840.5>');
    expect(writtenOf('7480.3', 'number.grouped', { type: 'number' }, shown)).toBe('7480.3');
  });
  test('the pinned column is the code', () => {
    expect(keyColumn([{ name: 'stt', title: '', letter: 'A' }, { name: 'ma_xa', title: '', letter: 'B' }])).toBe(1);
    expect(keyColumn([{ name: 'mau', title: '', letter: 'A' }])).toBe(-1);
  });
  test.each([[1, 25, [0]], [99, 101, [0, 1]], [201, 201, [2]]])('rows %i to %i lie on pages', (from, to, pages) => {
    expect(pagesOf(from, to, 100)).toEqual(pages);
  });
});

test('csv quotes, keeps formulas from running and opens in Excel', () => {
  expect(toCsv(['a', 'b'], [['x,"y"', '=1+1'], [null, -3]])).toBe('\uFEFFa,b\r\n"x,""y""",\'=1+1\r\n,-3\r\n');
});
