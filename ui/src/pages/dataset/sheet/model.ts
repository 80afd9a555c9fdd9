// What the drawing of a sheet and the list of its findings need to know, without React.
import type { FindingGroup, RowRole, Severity } from '~/api';
import type { Measured } from '~/lib/format';

export interface SheetColumn {
  name: string;
  title: string;
  letter: string;
}

type Shown = (value: string, column: Measured | undefined) => string;

/** A raw cell as the finding shows it: a stored number as people write it; where the way it is written is the point, as it is. */
export function writtenOf(value: string, code: string, column: Measured | undefined, shown: Shown): string {
  return /^(number|date|text|code|type)\./u.test(code) ? value : shown(value, column);
}

/** A cell of the drawn sheet: numbers that the workbook stores as numbers are drawn as it would, texts as they are written. */
export function cellText(cell: DrawnCell, role: RowRole, column: Measured | undefined, shown: Shown): string {
  return cell.number && role !== 'HEADER' && role !== 'NUMBERED' ? shown(cell.text, column) : cell.text;
}

/**
 * How a cell's figures stand: numbers at the right, those of a text file too once its column was understood as numbers; codes of
 * digits in figures of one width. A cell in question stands as it was written.
 */
export function figures(cell: Pick<DrawnCell, 'text' | 'number' | 'severity'>, role: RowRole, type: string | undefined): 'right' | 'code' | null {
  if (cell.number) return role === 'HEADER' || role === 'UNIT' ? null : 'right';
  if (role !== 'DATA' || !/^[-+]?\d[\d.,/-]*$/u.test(cell.text)) return null;
  return (type === 'number' || type === 'integer') && cell.severity === null ? 'right' : 'code';
}

export interface DrawnCell {
  column: number;
  text: string;
  span: number;
  number: boolean;
  severity: Severity | null;
}

export interface DrawnRow {
  row: number;
  role: RowRole;
  cells: DrawnCell[];
  hidden: boolean;
}

export type Group = Pick<FindingGroup, 'code' | 'severity' | 'column' | 'columnTitle' | 'title' | 'count' | 'sure'>;

const severities: Severity[] = ['ERROR', 'WARNING', 'INFO'];

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function letterOf(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

/** The inverse of letterOf; -1 for what is no column. */
export function columnOf(letter: string | null | undefined): number {
  if (letter == null || !/^[A-Z]{1,3}$/u.test(letter)) return -1;
  return [...letter].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}

/** A group's name in the address: a cause and its column. */
export function groupKey(group: Pick<Group, 'code' | 'column'>): string {
  return group.column === null ? group.code : `${group.code}~${group.column}`;
}

/** Errors first, then warnings, then information; inside each the order of the report. */
export function bySeverity<G extends Pick<Group, 'severity'>>(groups: readonly G[]): { severity: Severity; groups: G[] }[] {
  return severities.map((severity) => ({ severity, groups: groups.filter((group) => group.severity === severity) })).filter((part) => part.groups.length > 0);
}

export function countBySeverity(groups: readonly Pick<Group, 'severity' | 'count'>[]): Record<Severity, number> {
  const sum = (severity: Severity) => groups.filter((group) => group.severity === severity).reduce((total, group) => total + group.count, 0);
  return { ERROR: sum('ERROR'), WARNING: sum('WARNING'), INFO: sum('INFO') };
}

export interface Place {
  group: string;
  at: number;
}

/** The finding before or after a place, across groups in the order they are shown; null at either end. */
export function step(groups: readonly Group[], place: Place | null, by: 1 | -1): Place | null {
  const order = bySeverity(groups).flatMap((part) => part.groups);
  if (order.length === 0) return null;
  const now = order.findIndex((group) => groupKey(group) === place?.group);
  if (now < 0 || place === null) return { group: groupKey(order[0]!), at: 0 };
  const next = place.at + by;
  if (next >= 0 && next < order[now]!.count) return { group: place.group, at: next };
  const neighbour = order[now + by];
  return neighbour === undefined ? null : { group: groupKey(neighbour), at: by === 1 ? 0 : neighbour.count - 1 };
}

// About the widths of the sheet's letters and figures at 12 px.
const perLetter = 6.6;
const perDigit = 7.4;
const padding = 18;
const narrowest = 46;
const widest = 260;

function textWidth(text: string): number {
  const digits = text.replace(/\D/gu, '').length;
  return digits * perDigit + (text.length - digits) * perLetter;
}

/** Column widths in pixels, from the texts of the rows at hand; never narrower than the widest single cell up to a limit. */
export function columnWidths(columns: number, rows: readonly DrawnRow[]): number[] {
  const longest = Array.from({ length: columns }, () => 0);
  for (const row of rows) {
    if (row.role === 'TITLE' || row.role === 'FOOTER') continue;
    for (const cell of row.cells) {
      if (cell.span > 1 || cell.column >= columns) continue;
      longest[cell.column] = Math.max(longest[cell.column]!, textWidth(row.role === 'HEADER' ? cell.text.slice(0, 18) : cell.text));
    }
  }
  return longest.map((length) => Math.round(Math.min(widest, Math.max(narrowest, length + padding))));
}

/** The widths, wider in proportion where there is more room than they need. */
export function stretch(widths: readonly number[], room: number): number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return sum === 0 || room <= sum ? [...widths] : widths.map((width) => (width * room) / sum);
}

/** The column that stays in view while the sheet scrolls sideways: the first code, else none (-1). */
export function keyColumn(columns: readonly SheetColumn[]): number {
  return columnOf(columns.find((column) => column.name === 'ma' || column.name.startsWith('ma_'))?.letter);
}

/** How many columns the drawing has: what the table has, or what the rows show, whichever is more. */
export function columnCount(columns: readonly SheetColumn[], rows: readonly DrawnRow[]): number {
  const fromColumns = columns.reduce((most, column) => Math.max(most, columnOf(column.letter) + 1), 0);
  return rows.reduce((most, row) => row.cells.reduce((end, cell) => Math.max(end, cell.column + cell.span), most), fromColumns);
}

/** Fills the gaps between a row's cells, so that every column has exactly one cell over it. */
export function fillRow(cells: readonly DrawnCell[], columns: number): DrawnCell[] {
  const blank = (column: number): DrawnCell => ({ column, text: '', span: 1, number: false, severity: null });
  const out: DrawnCell[] = [];
  let next = 0;
  for (const cell of [...cells].sort((a, b) => a.column - b.column)) {
    if (cell.column < next) continue;
    while (next < cell.column) out.push(blank(next++));
    const span = Math.max(1, Math.min(cell.span, columns - cell.column));
    out.push({ ...cell, span });
    next = cell.column + span;
  }
  while (next < columns) out.push(blank(next++));
  return out;
}

const spilling: ReadonlySet<RowRole> = new Set<RowRole>(['TITLE', 'FOOTER', 'GROUP']);

/**
 * Lets a text run on over the blank cells at its right, as a spreadsheet shows it: titles and notes always, a header only
 * over columns that the header row below names.
 */
export function spill(row: DrawnRow, below: DrawnRow | undefined, columns: number): DrawnCell[] {
  const cells = fillRow(row.cells, columns);
  const named = new Set(below?.role === 'HEADER' ? below.cells.filter((cell) => cell.text !== '').map((cell) => cell.column) : []);
  const over = (cell: DrawnCell) => cell.text === '' && cell.severity === null && (spilling.has(row.role) || (row.role === 'HEADER' && named.has(cell.column)));
  const out: DrawnCell[] = [];
  for (const cell of cells) {
    const last = out.at(-1);
    if (last !== undefined && last.text !== '' && over(cell)) out[out.length - 1] = { ...last, span: last.span + cell.span };
    else out.push(cell);
  }
  return out;
}

/** The pages of a fixed size that cover rows `from` to `to` (1-based, inclusive). */
export function pagesOf(from: number, to: number, size: number): number[] {
  const first = Math.max(0, Math.floor((from - 1) / size));
  const last = Math.max(first, Math.floor((to - 1) / size));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

export interface CsvFinding {
  severity: string;
  sheet: string;
  row: number | null;
  letter: string | null;
  columnTitle: string | null;
  value: string | null;
  understood: string | null;
  message: string;
  fix: string | null;
  article: string | null;
  code: string;
}

/** A CSV line set (RFC 4180, UTF-8 with BOM so that Excel reads it); a cell that Excel would run as a formula is made text. */
export function toCsv(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const quote = (value: string | number | null) => {
    const text = value === null ? '' : String(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${[header, ...rows].map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}
