import { describe, expect, test } from 'vitest';
import { callColumn, calledOf, clearSheet, correctionsOf, countOf, headerRows, isCorrected, none, setRange, setRole, setType, sheetCorrection, wholeSheet } from './corrections';

const header = { first: 5, last: 6 };

describe('a correction', () => {
  test('of a row is kept by its number, the last word counts', () => {
    const once = setRole(none, 'Biểu 01', 7, 'GROUP', header);
    expect(once).toEqual({ sheets: [{ sheet: 'Biểu 01', roles: { 7: 'group' } }] });
    expect(setRole(once, 'Biểu 01', 7, 'TOTAL', header).sheets[0]!.roles).toEqual({ 7: 'total' });
  });
  test('to header joins the header beside it', () => {
    expect(setRole(none, 's', 7, 'HEADER', header).sheets).toEqual([{ sheet: 's', headerFirst: 5, headerLast: 7 }]);
    expect(setRole(none, 's', 4, 'HEADER', header).sheets).toEqual([{ sheet: 's', headerFirst: 4, headerLast: 6 }]);
  });
  test('to header elsewhere is the header alone', () => {
    expect(setRole(none, 's', 12, 'HEADER', header).sheets).toEqual([{ sheet: 's', headerFirst: 12, headerLast: 12 }]);
    expect(setRole(none, 's', 3, 'HEADER', null).sheets).toEqual([{ sheet: 's', headerFirst: 3, headerLast: 3 }]);
  });
  test('of a header row shortens the header, of the only one ends it', () => {
    expect(setRole(none, 's', 5, 'TITLE', header).sheets).toEqual([{ sheet: 's', headerFirst: 6, headerLast: 6, roles: { 5: 'title' } }]);
    expect(setRole(none, 's', 6, 'UNIT', header).sheets).toEqual([{ sheet: 's', headerFirst: 5, headerLast: 5, roles: { 6: 'unit' } }]);
    expect(setRole(none, 's', 5, 'DATA', { first: 5, last: 5 }).sheets).toEqual([{ sheet: 's', roles: { 5: 'data' } }]);
  });
  test('of a type is undone by none, and leaves nothing behind', () => {
    const typed = setType(none, 's', 'B', 'string');
    expect(typed.sheets).toEqual([{ sheet: 's', types: { B: 'string' } }]);
    expect(setType(typed, 's', 'B', null)).toEqual(none);
  });
  test('of what a column is called is undone by nothing, and counts once with its type', () => {
    const called = callColumn(setType(none, 's', 'B', 'string'), 's', 'B', { title: ' Mã xã ', name: 'ma_xa', unit: '' });
    expect(called.sheets).toEqual([{ sheet: 's', types: { B: 'string' }, titles: { B: 'Mã xã' }, names: { B: 'ma_xa' } }]);
    expect(calledOf(called.sheets[0]!, 'B')).toEqual({ title: 'Mã xã', name: 'ma_xa', unit: undefined });
    expect(countOf(called.sheets[0]!)).toBe(1);
    expect(callColumn(called, 's', 'B', {}).sheets).toEqual([{ sheet: 's', types: { B: 'string' } }]);
  });
  test('stays with its sheet', () => {
    const two = setType(setRole(none, 'a', 3, 'DATA', null), 'b', 'C', 'date');
    expect(two.sheets.map((one) => one.sheet)).toEqual(['a', 'b']);
    expect(clearSheet(two, 'a').sheets).toEqual([{ sheet: 'b', types: { C: 'date' } }]);
  });
  test('of where a table lies is kept beside the others, and undone by nothing', () => {
    const lies = setRange(none, 's', 'A5:H');
    expect(lies.sheets).toEqual([{ sheet: 's', range: 'A5:H' }]);
    expect(setRole(lies, 's', 9, 'FOOTER', header).sheets).toEqual([{ sheet: 's', range: 'A5:H', roles: { 9: 'footer' } }]);
    expect(countOf(setType(lies, 's', 'B', 'string').sheets[0]!)).toBe(2);
    expect(setRange(lies, 's', '')).toEqual(none);
  });

  test('to a whole sheet forgets the tables that were found on it', () => {
    const both = ['s#1', 's#2', 't'];
    const typed = setType(setType(none, 's#2', 'B', 'string'), 't', 'C', 'date');
    expect(wholeSheet(typed, 's#2', both).sheets).toEqual([{ sheet: 't', types: { C: 'date' } }, { sheet: 's', range: '1:' }]);
    expect(wholeSheet(setRange(none, 't', 'A2:B9'), 't', both)).toEqual(none);
    expect(wholeSheet(setRange(none, 't#3', 'A2:B9'), 't#3', ['t#3'])).toEqual(none);
  });

  test('that a sheet has no header is not lost', () => {
    const bare = { sheets: [{ sheet: 's', noHeader: true }] };
    expect(setType(bare, 's', 'B', 'string').sheets).toEqual([{ sheet: 's', noHeader: true, types: { B: 'string' } }]);
    expect(setRole(bare, 's', 2, 'HEADER', null).sheets).toEqual([{ sheet: 's', headerFirst: 2, headerLast: 2 }]);
  });

  test('is counted and found', () => {
    const one = sheetCorrection(setType(setRole(setRole(none, 's', 7, 'HEADER', header), 's', 9, 'FOOTER', { first: 5, last: 7 }), 's', 'B', 'string'), 's');
    expect(countOf(one)).toBe(3);
    expect([5, 7, 8, 9].map((row) => isCorrected(one, row))).toEqual([true, true, false, true]);
  });
});

test('what the API answers is read, whatever it is', () => {
  expect(correctionsOf(null)).toEqual(none);
  expect(correctionsOf({ sheets: [{ sheet: 's' }] }).sheets).toHaveLength(1);
});

test('header rows are the run above the one named', () => {
  const rows = (['TITLE', 'HEADER', 'HEADER', 'DATA', 'HEADER'] as const).map((role, i) => ({ row: i + 1, role }));
  expect(headerRows(rows, 3)).toEqual({ first: 2, last: 3 });
  expect(headerRows(rows, 0)).toBeNull();
});
