import { describe, expect, test } from 'vitest';
import { shownLines, stage, tally, verdictsOf, type StagedLine } from './model';

const line = (id: string, over: Partial<StagedLine> = {}): StagedLine => ({ id, state: 'PENDING', cause: 'clean', carried: false, sampled: false, title: `Rừng ${id}`, code: id, current: 3, ...over });
const lines = [line('a'), line('b', { cause: 'errors', carried: true }), line('c', { state: 'APPROVED' }), line('d', { sampled: true, title: 'Đất lúa' })];
const ids = (of: readonly StagedLine[]) => of.map((one) => one.id).join('');

describe('shown lines', () => {
  test('by cause: only what is open', () => expect(ids(shownLines(lines, { text: '', cause: 'clean', only: 'all' }))).toBe('ad'));
  test('by change, by sample', () => {
    expect(ids(shownLines(lines, { text: '', cause: '', only: 'changed' }))).toBe('acd');
    expect(ids(shownLines(lines, { text: '', cause: '', only: 'sample' }))).toBe('d');
  });
  test('by words without marks', () => expect(ids(shownLines(lines, { text: 'dat lua', cause: '', only: 'all' }))).toBe('d'));
});

describe('staging', () => {
  test('closed lines take no verdict; the same verdict again takes it off', () => {
    const once = stage({}, lines, 'APPROVE');
    expect(Object.keys(once).join('')).toBe('abd');
    expect(stage(once, [lines[0]!], 'APPROVE')).toEqual({ b: 'APPROVE', d: 'APPROVE' });
    expect(stage(once, [lines[0]!], 'REJECT')['a']).toBe('REJECT');
  });
  test('the tally forgets what was staged on a line that is closed by now', () => {
    expect(tally(lines, { a: 'APPROVE', c: 'REJECT' })).toEqual({ APPROVE: 1, REQUEST_CHANGES: 0, REJECT: 0, rest: 2 });
  });
  test('each line carries its version and the reason of its verdict', () => {
    expect(verdictsOf(lines, { a: 'APPROVE', b: 'REQUEST_CHANGES', c: 'APPROVE', d: 'REJECT' }, { changes: 'ghi năm', refusal: 'Điều 13' })).toEqual([
      { dataset: 'a', expectedVersion: 3, verdict: 'APPROVE' },
      { dataset: 'b', expectedVersion: 3, verdict: 'REQUEST_CHANGES', comment: 'ghi năm' },
      { dataset: 'd', expectedVersion: 3, verdict: 'REJECT', comment: 'Điều 13' },
    ]);
  });
});
