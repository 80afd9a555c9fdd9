// How the law is cited. The rules carry Vietnamese citations; an English page names the kind of paper and the law in English
// and keeps the number, by which the paper is found.
import type { Language } from './format';

const english: readonly (readonly [RegExp, string])[] = [
  [/Điều (\d+) /gu, 'Article $1, '],
  [/khoản (\d+) /giu, 'Clause $1, '],
  [/Luật Bảo vệ dữ liệu cá nhân/gu, 'Personal Data Protection Law'],
  [/Luật Dữ liệu/gu, 'Data Law'],
  [/(?:NĐ|Nghị định) (?=\d)/gu, 'Decree '],
  [/(?:QĐ|Quyết định) (?=\d)/gu, 'Decision '],
  [/(?:TT|Thông tư) (?=\d)/gu, 'Circular '],
];

/** A citation in the reader's language. */
export function cited(article: string, language: Language): string {
  return language === 'vi' ? article : english.reduce((text, [found, word]) => text.replace(found, word), article);
}
