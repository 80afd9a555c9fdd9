import { expect, test } from 'vitest';
import { compare, fold, matches } from './text';

test('Vietnamese order', () => {
  expect(['Đất', 'Dân', 'Ân', 'An', 'Ăn', 'Bộ 10', 'Bộ 9'].sort(compare)).toEqual(['An', 'Ăn', 'Ân', 'Bộ 9', 'Bộ 10', 'Dân', 'Đất']);
});

test.each([['Diện tích', 'dien tich'], ['Đường', 'duong'], ['Phie\u0302ng Khoa\u0300i', 'phieng khoai']])('%s folds to %s', (text, want) => expect(fold(text)).toBe(want));

test.each([
  ['Diện tích, sản lượng cây ăn quả', 'cay dien', true],
  ['Diện tích, sản lượng cây ăn quả', 'cây lúa', false],
  ['anything', '', true],
])('%s matches %s: %s', (text, query, want) => expect(matches(text, query)).toBe(want));
