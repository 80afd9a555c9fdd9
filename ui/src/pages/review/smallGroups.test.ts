import { expect, test } from 'vitest';
import { worstOf } from './smallGroups';

const small = [{ below: 2, rows: 3 }, { below: 5, rows: 40 }];

test('the column to leave out is the one that leaves the fewest rows in small groups', () => {
  expect(worstOf({ small, drivers: [{ column: 'xa', rows: 30 }, { column: 'sinh', rows: 2 }] })).toEqual({ column: 'sinh', rows: 2 });
});

test('there is none where leaving one out helps nothing, or one column is all', () => {
  expect(worstOf({ small, drivers: [{ column: 'xa', rows: 40 }, { column: 'sinh', rows: 44 }] })).toBeNull();
  expect(worstOf({ small, drivers: [{ column: 'xa', rows: 0 }] })).toBeNull();
  expect(worstOf({ small: [], drivers: [{ column: 'xa', rows: 0 }, { column: 'sinh', rows: 0 }] })).toBeNull();
});
