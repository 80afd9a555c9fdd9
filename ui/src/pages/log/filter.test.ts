import { expect, it } from 'vitest';
import { csvOf, filterOf } from './filter';

it('asks for whole days of the province', () => {
  expect(filterOf({ viec: '', donvi: '', tu: '2026-11-01', den: '2026-11-24' })).toEqual({ from: '2026-11-01T00:00:00+07:00', to: '2026-11-24T23:59:59.999+07:00' });
  expect(filterOf({ viec: 'dataset.approve', donvi: 'T3', tu: '', den: '' })).toEqual({ kind: ['dataset.approve'], organization: 'T3' });
});

it('writes CSV that no spreadsheet runs', () => {
  const text = csvOf([{ seq: 1, at: 'a', kind: 'k', label: '=1+1', actor: null, comment: 'nói "thế"', leafHash: 'h', dataset: { code: 'x' } }], ['S']);
  expect(text).toBe('\ufeffS\r\n1,a,k,\'=1+1,,x,"nói ""thế""",h\r\n');
});
