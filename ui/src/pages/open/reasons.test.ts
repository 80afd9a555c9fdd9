import { expect, it } from 'vitest';
import { commonReasons, samePoints } from './reasons';

const of = (...reasons: [string, number][]) => ({ reasons: reasons.map(([message, points]) => ({ message, points })) });

it('says once what every candidate has with the same points', () => {
  expect(commonReasons([of(['mở', 10], ['mới', 10], ['mã', 5]), of(['mới', 4], ['mở', 10]), of(['mở', 10])])).toEqual([{ message: 'mở', points: 10 }]);
  expect(commonReasons([of(['mở', 10])])).toEqual([]);
  expect(commonReasons([])).toEqual([]);
});

it('says points once where all reasons have the same', () => {
  const points = (...all: number[]) => samePoints(all.map((one, at) => ({ message: String(at), points: one })));
  expect([points(9, 9, 9), points(9, 8), points(9), points()]).toEqual([9, null, null, null]);
});
