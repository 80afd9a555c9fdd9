import { expect, test } from 'vitest';
import { isPeriod } from './period';

test.each([['', true], ['2025', true], ['2025Q4', true], ['20254', true], ['202512', true], ['2025-12', true], ['202513', false], ['quý 1', false], ['25', false]])('"%s" is a period: %s', (text, is) => {
  expect(isPeriod(text)).toBe(is);
});
