// How a person corrects what a sheet was taken for, in the form that the API takes. Pure.
import type { RowRole } from '~/api';

export interface SheetCorrection {
  /** A table's address: "Biểu 01", or "Biểu 01#2" for the second of several on a sheet. */
  sheet: string;
  /** Where the table lies, as a spreadsheet writes it: "A5:H40". */
  range?: string;
  headerFirst?: number;
  headerLast?: number;
  noHeader?: boolean;
  /** Role by row number, in lower case. */
  roles?: Record<string, string>;
  /** Type by column letter. */
  types?: Record<string, string>;
  /** What columns are called, by letter: title, identifier, unit of measure. */
  titles?: Record<string, string>;
  names?: Record<string, string>;
  units?: Record<string, string>;
}

/** What a person calls a column; what is left out, or empty, is as it was found. */
export interface Called {
  title?: string | undefined;
  name?: string | undefined;
  unit?: string | undefined;
}

/** What the API takes for an identifier of a column. */
export const columnName = /^[a-z][a-z0-9_]{0,62}$/u;

export interface Corrections {
  sheets: SheetCorrection[];
}

/** The first and last header row as read; null without a header. */
export interface HeaderRows {
  first: number;
  last: number;
}

export const none: Corrections = { sheets: [] };

/** What the API says a file was read with. */
export function correctionsOf(value: unknown): Corrections {
  const sheets = typeof value === 'object' && value !== null && 'sheets' in value && Array.isArray(value.sheets) ? value.sheets as SheetCorrection[] : [];
  return { sheets };
}

/** The header rows among drawn rows: those called so, up to the one the report names. */
export function headerRows(rows: readonly { row: number; role: RowRole }[], headerRow: number): HeaderRows | null {
  const numbers = new Set(rows.filter((one) => one.role === 'HEADER').map((one) => one.row));
  if (headerRow < 1) return null;
  let first = headerRow;
  while (numbers.has(first - 1)) first--;
  return { first, last: headerRow };
}

function change(all: Corrections, sheet: string, to: (one: SheetCorrection) => SheetCorrection): Corrections {
  const now = all.sheets.find((one) => one.sheet === sheet) ?? { sheet };
  const next = tidy(to(now));
  const others = all.sheets.filter((one) => one.sheet !== sheet);
  return { sheets: countOf(next) === 0 ? others : [...others, next] };
}

const byKey = ['roles', 'types', 'titles', 'names', 'units'] as const;

function tidy({ sheet, range, headerFirst, headerLast, noHeader, ...maps }: SheetCorrection): SheetCorrection {
  return {
    sheet,
    ...(range === undefined || range === '' ? {} : { range }),
    ...(headerFirst === undefined || headerLast === undefined ? {} : { headerFirst, headerLast }),
    ...(noHeader === true && headerFirst === undefined ? { noHeader } : {}),
    ...Object.fromEntries(byKey.flatMap((name) => (Object.keys(maps[name] ?? {}).length === 0 ? [] : [[name, maps[name]]]))),
  };
}

const without = (map: Record<string, string> | undefined, key: string) => Object.fromEntries(Object.entries(map ?? {}).filter(([name]) => name !== key));

/**
 * Calls a row something else. A header row next to the header joins it, one elsewhere becomes the header alone; a header row that
 * is called something else leaves it.
 */
export function setRole(all: Corrections, sheet: string, row: number, role: RowRole, header: HeaderRows | null): Corrections {
  return change(all, sheet, (now) => {
    const rest = without(now.roles, String(row));
    if (role === 'HEADER') {
      const joins = header !== null && row >= header.first - 1 && row <= header.last + 1;
      return { ...now, roles: rest, headerFirst: joins ? Math.min(row, header.first) : row, headerLast: joins ? Math.max(row, header.last) : row };
    }
    const roles = { ...rest, [row]: role.toLowerCase() };
    if (header === null || row < header.first || row > header.last) return { ...now, roles };
    const [first, last] = row === header.first ? [row + 1, header.last] : [header.first, row - 1];
    if (first <= last) return { ...now, roles, headerFirst: first, headerLast: last };
    const { headerFirst: _, headerLast: __, ...left } = now;
    return { ...left, roles };
  });
}

/** Takes a column's values for a type; null lets the reader decide again. */
export function setType(all: Corrections, sheet: string, letter: string, type: string | null): Corrections {
  return change(all, sheet, (now) => ({ ...now, types: { ...without(now.types, letter), ...(type === null ? {} : { [letter]: type }) } }));
}

/** Calls a column something else; what is left out goes back to what was found. */
export function callColumn(all: Corrections, sheet: string, letter: string, called: Called): Corrections {
  const put = (map: Record<string, string> | undefined, text: string | undefined) => ({ ...without(map, letter), ...(text === undefined || text.trim() === '' ? {} : { [letter]: text.trim() }) });
  return change(all, sheet, (now) => ({ ...now, titles: put(now.titles, called.title), names: put(now.names, called.name), units: put(now.units, called.unit) }));
}

/** Says where a table lies; '' lets the reader find it again. */
export function setRange(all: Corrections, sheet: string, range: string): Corrections {
  return change(all, sheet, (now) => ({ ...now, range }));
}

/** Takes a sheet for one table, from its first cell to its last; what was said of its several tables goes with them. */
export function wholeSheet(all: Corrections, address: string, addresses: readonly string[]): Corrections {
  const sheet = sheetOf(address, addresses);
  const others = all.sheets.filter((one) => one.sheet === sheet || sheetOf(one.sheet, addresses) !== sheet);
  return setRange({ sheets: others }, sheet, sheet === address ? '' : '1:');
}

/** The sheet that a table lies on, by the addresses of all tables: "Biểu 01#2" lies on "Biểu 01" where "Biểu 01#1" is. */
export function sheetOf(address: string, addresses: readonly string[]): string {
  const sheet = address.replace(/#\d+$/u, '');
  return addresses.includes(`${sheet}#1`) ? sheet : address;
}

/** What a person calls a column so far. */
export function calledOf(one: SheetCorrection, letter: string): Called {
  return { title: one.titles?.[letter], name: one.names?.[letter], unit: one.units?.[letter] };
}

/** Forgets the corrections of a sheet. */
export function clearSheet(all: Corrections, sheet: string): Corrections {
  return { sheets: all.sheets.filter((one) => one.sheet !== sheet) };
}

export function sheetCorrection(all: Corrections, sheet: string): SheetCorrection {
  return all.sheets.find((one) => one.sheet === sheet) ?? { sheet };
}

/** How many rows and columns of a sheet were corrected; where it lies and the header count once each, and so does a column. */
export function countOf(one: SheetCorrection): number {
  const columns = new Set([one.types, one.titles, one.names, one.units].flatMap((map) => Object.keys(map ?? {})));
  return (one.range === undefined ? 0 : 1) + (one.headerFirst === undefined && one.noHeader !== true ? 0 : 1) + Object.keys(one.roles ?? {}).length + columns.size;
}

/** Whether a person said what a row is. */
export function isCorrected(one: SheetCorrection, row: number): boolean {
  return one.roles?.[row] !== undefined || (one.headerFirst !== undefined && one.headerLast !== undefined && row >= one.headerFirst && row <= one.headerLast);
}
