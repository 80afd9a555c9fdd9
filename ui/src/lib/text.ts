// Vietnamese order and folding, for lists and filters in the browser.

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/** Vietnamese alphabetical order: a ă â b c d đ …; numbers by value. */
export function compare(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Lower case without tone and hat marks, đ as d: "Diện tích" and "dien tich" fold alike. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D').toLowerCase();
}

/** Whether every word of the query occurs in the text, folded. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query).split(/\s+/u).filter(Boolean).every((word) => folded.includes(word));
}
