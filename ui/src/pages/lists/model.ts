// An intake table as the officer edits it: one line a dataset, every cell a text. Pure.
import type { Frequency, Importance, IntakeRowInput, IntakeState, ListsPreviewMutation, PersonalData, Sharing } from '~/api';
import { fold } from '~/lib/text';

type Row = NonNullable<ListsPreviewMutation['previewIntake']['rows']>[number];

/** What an edit does not touch of a line, and its cells as texts. */
export interface Line {
  row: number;
  state: IntakeState;
  code: string;
  cells: Record<CellKey, string>;
  changed: string[];
  problems: { field: string; message: string; error: boolean }[];
  /** How sure the match of the workbook is, 0 to 1; null when there is none or the officer chose it. */
  match: number | null;
  rest: Pick<IntakeRowInput, 'keywords' | 'declaredColumns' | 'formats' | 'remark'>;
}

export const cellKeys = [
  'localCode', 'title', 'upload', 'updateFrequency', 'sharing', 'importance', 'personalData', 'theme', 'contactName', 'contactEmail', 'contactPhone', 'legalBasis', 'description', 'sourceSystem', 'dueDate',
] as const;
export type CellKey = (typeof cellKeys)[number];

const listMark = '; ';

export function lineOf(row: Row): Line {
  return {
    row: row.row, state: row.state, code: row.dataset?.code ?? '', match: row.match ?? null,
    changed: row.changed.map((one) => one.path.split('.')[0]!),
    problems: row.problems.map((one) => ({ field: one.path.find((part) => part !== 'input') ?? '', message: one.message, error: row.state === 'REFUSED' && !one.code.startsWith('gap.') })),
    rest: { keywords: row.keywords, declaredColumns: row.declaredColumns, formats: row.formats, ...(row.remark == null ? {} : { remark: row.remark }) },
    cells: {
      localCode: row.localCode ?? '', title: row.title ?? '', upload: row.upload?.id ?? '', updateFrequency: row.updateFrequency, sharing: row.sharing, importance: row.importance,
      personalData: row.personalData, theme: row.theme ?? '', contactName: row.contact?.name ?? '', contactEmail: row.contact?.email ?? '', contactPhone: row.contact?.phone ?? '',
      legalBasis: row.legalBasis.join(listMark), description: row.description ?? '', sourceSystem: row.sourceSystem ?? '', dueDate: dayFirst(row.dueDate ?? ''),
    },
  };
}

/** What the server takes; dates as the API writes them. A due date that is none goes as it was typed: the server says so. */
export function inputOf(line: Line): IntakeRowInput {
  const { cells } = line;
  const given = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: value.trim() });
  const contact = { ...given('name', cells.contactName), ...given('email', cells.contactEmail), ...given('phone', cells.contactPhone) };
  return {
    ...line.rest, row: line.row, title: cells.title.trim(), legalBasis: cells.legalBasis.split(';').map((one) => one.trim()).filter((one) => one !== ''),
    updateFrequency: cells.updateFrequency as Frequency, sharing: cells.sharing as Sharing, importance: cells.importance as Importance, personalData: cells.personalData as PersonalData,
    ...given('localCode', cells.localCode), ...given('description', cells.description), ...given('theme', cells.theme), ...given('sourceSystem', cells.sourceSystem),
    ...given('upload', cells.upload), ...given('dueDate', yearFirst(cells.dueDate)), ...(Object.keys(contact).length === 0 ? {} : { contact }),
  };
}

/** The field of the API that a cell belongs to; several cells make one contact. */
export const fieldOf = (key: string): string => (key.startsWith('contact') ? 'contact' : key);

/** What stands against a cell, unless the officer has filled the gap since. */
export function problemOf(line: Line, key: string): { severity: 'ERROR' | 'WARNING'; message: string } | undefined {
  if (key === 'title' && line.cells.title.trim() === '') return undefined;
  const found = line.problems.filter((one) => one.field === fieldOf(key));
  if (found.length === 0) return undefined;
  return { severity: found.some((one) => one.error) ? 'ERROR' : 'WARNING', message: found.map((one) => one.message).join('\n') };
}

/** What stands against the lines, each cause once with the lines (their places in the table) that have it; errors first. */
export function causesOf(lines: readonly Line[]): { field: string; message: string; error: boolean; rows: number[] }[] {
  const causes = new Map<string, { field: string; message: string; error: boolean; rows: number[] }>();
  lines.forEach((line, row) => {
    for (const { field, message, error } of line.problems) {
      const key = `${field} ${message}`;
      const cause = causes.get(key) ?? { field, message, error, rows: [] };
      if (!cause.rows.includes(row)) cause.rows.push(row);
      cause.error ||= error;
      causes.set(key, cause);
    }
  });
  return [...causes.values()].sort((a, b) => Number(b.error) - Number(a.error) || b.rows.length - a.rows.length);
}

/** The first cell of a field; what has no cell is shown on the title. */
export const cellOf = (field: string): CellKey => cellKeys.find((key) => fieldOf(key) === field) ?? 'title';

/** Which of several files is the list itself, by its name; -1 when none or more than one could be. */
export function listAmong(names: readonly string[]): number {
  const like = names.flatMap((name, at) => (/(^| )(danh muc|dm|list)( |$)/u.test(fold(name).replace(/[^a-z0-9]+/gu, ' ')) ? [at] : []));
  return like.length === 1 ? like[0]! : -1;
}

/** The lines after edits: what was said about an edited cell no longer holds. */
export function edited(lines: readonly Line[], changes: readonly { row: number; key: string; value: string }[]): Line[] {
  const out = [...lines];
  for (const { row, key, value } of changes) {
    const line = out[row]!;
    out[row] = {
      ...line, cells: { ...line.cells, [key]: value }, problems: line.problems.filter((one) => one.field !== fieldOf(key)), match: key === 'upload' ? null : line.match,
    };
  }
  return out;
}

/** Workbooks that belong to no line as the table stands. */
export function unplaced<F extends { id: string }>(lines: readonly Line[], files: readonly F[]): F[] {
  const used = new Set(lines.map((line) => line.cells.upload));
  return files.filter((file) => !used.has(file.id));
}

function dayFirst(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date) ?? [];
  return year === undefined ? date : `${day}/${month}/${year}`;
}

function yearFirst(date: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(date.trim()) ?? [];
  return year === undefined ? date.trim() : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}
