import { expect, it } from 'vitest';
import { familyOf, grouped } from './kinds';

it('puts each kind where a reader looks for it; one that it does not know is not lost', () => {
  expect(['dataset.approve', 'dataset.decideOpen', 'publication.publish', 'account.signIn', 'release.check', 'log.epoch', 'new.kind'].map(familyOf)).toEqual(['dataset', 'open', 'open', 'people', 'release', 'log', 'log']);
  expect(grouped([{ kind: 'log.key' }, { kind: 'dataset.submit' }, { kind: 'dataset.approve' }])).toEqual([
    { family: 'dataset', kinds: [{ kind: 'dataset.submit' }, { kind: 'dataset.approve' }] }, { family: 'log', kinds: [{ kind: 'log.key' }] },
  ]);
});
