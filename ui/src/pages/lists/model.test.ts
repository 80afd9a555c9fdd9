import { describe, expect, it } from 'vitest';
import { causesOf, cellOf, edited, inputOf, lineOf, listAmong, problemOf, unplaced, type Line } from './model';

const row = {
  row: 7, state: 'REFUSED', dataset: null, localCode: 'NN.01', title: 'Diện tích lúa', description: null, theme: null, keywords: ['lúa'], contact: { name: 'Lò Thị Hoa', email: null, phone: null },
  legalBasis: ['QĐ 1'], updateFrequency: 'ANNUAL', sharing: 'OPEN', importance: 'OTHER', personalData: 'NONE', sourceSystem: null, declaredColumns: ['Xã'], formats: ['xlsx'], dueDate: '2026-03-05',
  remark: null, upload: { id: 'u1', name: 'lua.xlsx' }, match: 0.8, changed: [],
  problems: [{ path: ['input', 'contact', 'email'], code: 'contact.email', message: 'sai', rule: null, article: null, way: null }, { path: ['theme'], code: 'gap.theme', message: 'Thiếu lĩnh vực', rule: null, article: null, way: null }],
} as unknown as Parameters<typeof lineOf>[0];

const line = (): Line => lineOf(row);

it('finds the list among the files that were dropped together', () => {
  expect(listAmong(['Rừng 2025.xlsx', 'DANH-MỤC_2026.xlsx'])).toBe(1);
  expect(listAmong(['dm-snnmt.csv', 'Rừng.xlsx'])).toBe(0);
  expect([listAmong(['Rừng.xlsx', 'Admin.xlsx']), listAmong(['danh mục 1.xlsx', 'danh mục 2.xlsx'])]).toEqual([-1, -1]);
});

it('says each cause once, errors first, and where it is', () => {
  const other = { ...line(), problems: [{ field: 'theme', message: 'Thiếu lĩnh vực', error: false }] };
  expect(causesOf([line(), other])).toEqual([{ field: 'contact', message: 'sai', error: true, rows: [0] }, { field: 'theme', message: 'Thiếu lĩnh vực', error: false, rows: [0, 1] }]);
  expect([cellOf('contact'), cellOf('theme'), cellOf('keywords')]).toEqual(['contactName', 'theme', 'title']);
});

describe('a line of an intake table', () => {
  it('goes to the server as it came', () => {
    expect(inputOf(line())).toEqual({
      row: 7, localCode: 'NN.01', title: 'Diện tích lúa', keywords: ['lúa'], contact: { name: 'Lò Thị Hoa' }, legalBasis: ['QĐ 1'], updateFrequency: 'ANNUAL', sharing: 'OPEN', importance: 'OTHER',
      personalData: 'NONE', declaredColumns: ['Xã'], formats: ['xlsx'], dueDate: '2026-03-05', upload: 'u1',
    });
  });

  it('writes the due date day first and reads it back', () => {
    expect(line().cells.dueDate).toBe('05/03/2026');
    expect(inputOf(edited([line()], [{ row: 0, key: 'dueDate', value: '7/4/2026' }])[0]!).dueDate).toBe('2026-04-07');
  });

  it('leaves a date that is none as it was typed, for the server to refuse', () => {
    expect(inputOf(edited([line()], [{ row: 0, key: 'dueDate', value: 'quý 2' }])[0]!).dueDate).toBe('quý 2');
  });

  it('splits the legal bases at semicolons', () => {
    expect(inputOf(edited([line()], [{ row: 0, key: 'legalBasis', value: 'QĐ 1;  QĐ 2 ;' }])[0]!).legalBasis).toEqual(['QĐ 1', 'QĐ 2']);
  });

  it('marks a refusal red, a gap amber, and drops what was said about a cell that is edited', () => {
    expect(problemOf(line(), 'contactEmail')).toEqual({ severity: 'ERROR', message: 'sai' });
    expect(problemOf(line(), 'theme')?.severity).toBe('WARNING');
    const after = edited([line()], [{ row: 0, key: 'contactEmail', value: 'hoa@sonla.gov.vn' }])[0]!;
    expect(problemOf(after, 'contactName')).toBeUndefined();
    expect(problemOf(after, 'theme')).toBeDefined();
  });

  it('says which workbooks have no line, and forgets the match of a file that was chosen by hand', () => {
    const files = [{ id: 'u1' }, { id: 'u2' }];
    expect(unplaced([line()], files)).toEqual([{ id: 'u2' }]);
    const after = edited([line()], [{ row: 0, key: 'upload', value: 'u2' }]);
    expect(unplaced(after, files)).toEqual([{ id: 'u1' }]);
    expect(after[0]!.match).toBeNull();
  });
});
