// What a file says about itself: its title rows and its name. Each guess names where it comes from; the person decides. Pure.
import type { DrawnRow } from '../dataset/sheet/model';

export interface Prefill {
  title?: string;
  temporalStart?: string;
  temporalEnd?: string;
  period?: string;
  /** Whether the title was read in the sheet's title rows, else in the file's name. */
  fromRows: boolean;
}

const agency = /^(uỷ ban|ủy ban|ubnd|sở|ban|chi cục|trung tâm|văn phòng|cộng hòa|cộng hoà|độc lập|biểu|mẫu|phụ lục|đơn vị|\(|stt)/iu;

/** "DIỆN TÍCH … NĂM 2025" as a sentence; a text that is not all capitals stays as it is. */
export function sentence(text: string): string {
  const tidy = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const letters = tidy.replace(/[^\p{L}]/gu, '');
  if (letters === '' || letters !== letters.toLocaleUpperCase('vi')) return tidy;
  const low = tidy.toLocaleLowerCase('vi');
  return low.charAt(0).toLocaleUpperCase('vi') + low.slice(1);
}

/** "DienTich_SanLuong_CayAnQua_2025.xlsx" as words. */
export function titleOfName(name: string): string {
  const words = name.normalize('NFC').replace(/\.[a-z0-9]{1,5}$/iu, '').replace(/[_\-.]+/gu, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/\s+/gu, ' ').trim();
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

const day = /(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})/u;

function isoOf(match: RegExpExecArray): string | undefined {
  const [, d, m, y] = match;
  const month = Number(m);
  const date = Number(d);
  if (month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  return `${y}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Title, dates and period from the rows above a header and from the file's name. */
export function prefillOf(rows: readonly DrawnRow[], fileName: string): Prefill {
  const texts = rows.filter((row) => row.role === 'TITLE').flatMap((row) => row.cells.map((cell) => cell.text.trim())).filter((text) => text !== '');
  const titles = texts.filter((text) => !agency.test(text) && text.length >= 8);
  const longest = titles.reduce<string | undefined>((best, text) => (best === undefined || text.length > best.length ? text : best), undefined);
  const title = longest === undefined ? titleOfName(fileName) : sentence(longest);
  const until = texts.map((text) => (/(đến|tính đến)/iu.test(text) ? day.exec(text) : null)).find((match) => match !== null);
  const end = until == null ? undefined : isoOf(until);
  const year = /(?:năm|nam)\s+(20\d{2})/iu.exec([...texts, title].join(' '))?.[1] ?? /(?<!\d)(20\d{2})(?!\d)/u.exec(fileName)?.[1];
  return {
    ...(title === '' ? {} : { title }),
    ...(end === undefined ? {} : { temporalEnd: end }),
    ...(year === undefined ? {} : { period: year }),
    fromRows: longest !== undefined,
  };
}
