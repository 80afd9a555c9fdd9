import { expect, test } from 'vitest';
import { cited } from './law';

test.each([
  ['Điều 13 Luật Dữ liệu 60/2024/QH15; QĐ 20/2025/QĐ-TTg', 'Article 13, Data Law 60/2024/QH15; Decision 20/2025/QĐ-TTg'],
  ['Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; NĐ 356/2025/NĐ-CP', 'Personal Data Protection Law 91/2025/QH15; Decree 356/2025/NĐ-CP'],
  ['khoản 2 Điều 5 NĐ 278/2025/NĐ-CP', 'Clause 2, Article 5, Decree 278/2025/NĐ-CP'],
])('%s', (article, english) => {
  expect(cited(article, 'en')).toBe(english);
  expect(cited(article, 'vi')).toBe(article);
});
