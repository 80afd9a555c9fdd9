import { describe, expect, test } from 'vitest';
import { readState, writeState } from '~/lib/urlState';
import { allButRetired, cleared, codecs, countFilters, directionOf, exportAddress, filterOf, toggle, type ListState } from './state';

const read = (raw: Record<string, string | string[]>): ListState => readState(codecs, raw);

describe('the list in the address', () => {
  test('an empty address filters nothing', () => {
    expect(filterOf(read({}))).toEqual({});
    expect(countFilters(read({}))).toBe(0);
  });
  test('values of the API reach the filter, unknown ones do not', () => {
    const state = read({ q: ' cây ', step: ['REVIEW', 'NONSENSE'], owner: 'snnmt', overdue: '1' });
    expect(filterOf(state)).toEqual({ text: 'cây', step: ['REVIEW'], owner: ['snnmt'], overdue: true });
    expect(countFilters(state)).toBe(3);
  });
  test('a facet is turned on and off and the first page comes back', () => {
    const on = toggle(read({ sau: ['c1'] }), 'sharing', 'OPEN');
    expect(on).toEqual({ sharing: ['OPEN'], sau: [] });
    expect(toggle({ ...read({}), sharing: ['OPEN'] }, 'sharing', 'OPEN')).toEqual({ sharing: [], sau: [] });
  });
  test('clearing leaves sort and page size', () => {
    const raw = { q: 'x', step: 'REVIEW', sort: 'TITLE', moi: '100' };
    expect(writeState(codecs, raw, cleared())).toEqual({ sort: 'TITLE', moi: '100' });
  });
  test.each([['TITLE', '', 'ASC'], ['UPDATED_AT', '', 'DESC'], ['TITLE', 'DESC', 'DESC']] as const)('%s with "%s" goes %s', (sort, dir, want) => {
    expect(directionOf({ sort, dir })).toBe(want);
  });
  test('what was not delivered can be asked for, and what is retired left out', () => {
    const state = read({ delivered: 'false', inForce: 'true', reviewStatus: ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'REJECTED'] });
    expect(filterOf(state)).toMatchObject({ delivered: false, inForce: true });
    expect([allButRetired(state.reviewStatus), allButRetired(['DRAFT']), countFilters(state)]).toEqual([true, false, 8]);
    expect(exportAddress(read({ delivered: 'false' }))).toContain('delivered=false');
  });
  test('the workbook has the same filter', () => {
    expect(exportAddress(read({ q: 'cây', step: ['REVIEW', 'LOAD'] }))).toBe('/api/export/datasets.xlsx?text=c%C3%A2y&step=REVIEW&step=LOAD&orderBy=UPDATED_AT&direction=DESC');
  });
});
