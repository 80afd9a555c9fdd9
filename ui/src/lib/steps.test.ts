import { expect, test } from 'vitest';
import { barsOf, type Standing } from './steps';

const start: Standing = { step: 'DESCRIBE', reviewStatus: 'DRAFT', warehouseStatus: 'NOT_PLANNED', serviceStatus: 'NOT_PLANNED', publicationStatus: 'NOT_PROPOSED', sharing: 'OPEN' };

/** One letter a bar: # done, the hue where it stands, . to come, ! stale. */
function drawn(at: Standing): string {
  return barsOf(at).map((bar) => (bar.state === 'done' ? '#' : bar.state === 'todo' ? '.' : bar.state === 'stale' ? '!' : bar.hue)).join('');
}

test.each<[string, Partial<Standing>, string]>([
  ['a draft', {}, 'n.....'],
  ['refused', { reviewStatus: 'REJECTED' }, 'r.....'],
  ['submitted', { step: 'REVIEW', reviewStatus: 'SUBMITTED' }, '#b....'],
  ['in review', { step: 'REVIEW', reviewStatus: 'IN_REVIEW' }, '#v....'],
  ['sent back', { step: 'REVIEW', reviewStatus: 'CHANGES_REQUESTED' }, '#a....'],
  ['waiting for its table, closed data', { step: 'TABLE', reviewStatus: 'APPROVED', sharing: 'SHARED' }, '##b..'],
  ['a table that needs migration', { step: 'TABLE', reviewStatus: 'APPROVED', warehouseStatus: 'NEEDS_MIGRATION' }, '##a...'],
  ['drifted', { step: 'LOAD', reviewStatus: 'APPROVED', warehouseStatus: 'DRIFTED' }, '###r..'],
  ['an API that fails', { step: 'SERVICE', reviewStatus: 'APPROVED', serviceStatus: 'FAILING' }, '####r.'],
  ['decided, behind a connection', { step: 'PUBLISH', reviewStatus: 'APPROVED', publicationStatus: 'DECIDED', connected: true }, '###v'],
  ['done', { step: 'DONE', reviewStatus: 'APPROVED', publicationStatus: 'PUBLISHED' }, '######'],
  ['done, with late data', { step: 'DONE', reviewStatus: 'APPROVED', publicationStatus: 'PUBLISHED', stale: true }, '#####!'],
  ['retired', { step: 'ENDED', reviewStatus: 'RETIRED' }, 'nnnnnn'],
])('%s', (_, change, want) => expect(drawn({ ...start, ...change })).toBe(want));
