import { expect, test } from 'vitest';
import { simulationOf } from './simulation';

test('a result that is no simulation is none', () => {
  const good = { name: '2', against: '1', datasets: 3, changed: 0, refused: 0, freed: 0, due: 0, samples: [] };
  expect(simulationOf(good)).toEqual(good);
  for (const bad of [null, 'x', {}, { ...good, samples: null }, { ...good, datasets: '3' }]) expect(simulationOf(bad)).toBeNull();
});
