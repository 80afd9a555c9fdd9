import { describe, expect, test } from 'vitest';
import { targetOf } from './target';

const dataset = { id: 'RGF0', code: 'snnmt-cay-an-qua' };

describe('where work is done', () => {
  test.each([
    ['reviewing opens the one-screen review', 'start', '/ra-soat/$id', {}],
    ['publishing opens the open-data page', 'publish', '/du-lieu-mo', {}],
    ['sending opens the dataset with its checks', 'submit', '/bo-du-lieu/$code', { lam: 'SUBMIT' }],
    ['a new delivery opens the files', 'file', '/bo-du-lieu/$code', { tab: 'tep' }],
    ['an unknown action opens the dataset', 'something', '/bo-du-lieu/$code', {}],
  ] as const)('%s', (_, action, to, search) => {
    expect(targetOf({ kind: 'dataset', action, dataset })).toMatchObject({ to, search });
  });

  test('without a dataset it leads to the lists', () => {
    expect(targetOf({ kind: 'list', action: 'open', dataset: null }).to).toBe('/danh-muc-gui');
    expect(targetOf({ kind: 'list', action: 'confirm', id: 'L1', dataset: null })).toEqual({ to: '/danh-muc-gui/$id', params: { id: 'L1' }, search: {} });
  });
});
