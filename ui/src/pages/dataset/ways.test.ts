import { expect, test } from 'vitest';
import { wayOf } from './ways';

test.each([
  [['legalBasis'], { tab: 'tong-quan', field: 'legalBasis' }],
  [['input', 'sharing'], { tab: 'phan-loai', field: 'sharing' }],
  [['releases', '0'], { tab: 'tep' }],
  [['quality'], { tab: 'du-lieu' }],
  [['schema', 'columns', '3'], { tab: 'cot' }],
  [[], null],
  [['expectedVersion'], null],
])('%j leads to %j', (path, way) => {
  expect(wayOf(path)).toEqual(way);
});

test('without a path the word of the API leads', () => {
  expect(wayOf([], 'classify')).toEqual({ tab: 'phan-loai' });
  expect(wayOf(['to'], 'decision')).toBeNull();
});
