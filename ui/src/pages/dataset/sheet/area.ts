// Where a table lies on its sheet, as a spreadsheet writes it: "A5:H40", "A5:H" to the sheet's end, "5:40", "A:H", "5:". Pure.
import { columnOf, letterOf } from './model';

export interface Area {
  /** From 1. */
  firstRow: number;
  /** null to the sheet's end. */
  lastRow: number | null;
  /** From 0. */
  firstColumn: number;
  /** null to the last column. */
  lastColumn: number | null;
}

/** A cell, or with column null a whole row. */
export interface Corner {
  row: number;
  column: number | null;
}

function corner(text: string): { column: number | null; row: number | null } | null {
  const found = /^([A-Z]{0,3})(\d{0,7})$/u.exec(text);
  if (found === null) return null;
  const row = found[2] === '' ? null : Number(found[2]);
  return row === 0 ? null : { column: found[1] === '' ? null : columnOf(found[1]!), row };
}

/** What is typed, read; null where it is no area. */
export function parseArea(text: string): Area | null {
  const [from, to, more] = text.toUpperCase().replace(/[\s$]/gu, '').split(':');
  if (from === undefined || from === '' || to === undefined || more !== undefined) return null;
  const [a, b] = [corner(from), corner(to)];
  if (a === null || b === null || (a.column === null) !== (b.column === null) && to !== '') return null;
  const area = { firstRow: a.row ?? 1, lastRow: b.row, firstColumn: a.column ?? 0, lastColumn: b.column };
  return (area.lastRow ?? Infinity) < area.firstRow || (area.lastColumn ?? Infinity) < area.firstColumn ? null : area;
}

export function formatArea(area: Area): string {
  const end = (column: number | null, row: number | null) => (column === null ? '' : letterOf(column)) + (row === null ? '' : String(row));
  return `${end(area.lastColumn === null ? null : area.firstColumn, area.firstRow)}:${end(area.lastColumn, area.lastRow)}`;
}

/** The least area with both corners in it, whichever way it was drawn. */
export function between(a: Corner, b: Corner): Area {
  const whole = a.column === null || b.column === null;
  return {
    firstRow: Math.min(a.row, b.row), lastRow: Math.max(a.row, b.row),
    firstColumn: whole ? 0 : Math.min(a.column!, b.column!), lastColumn: whole ? null : Math.max(a.column!, b.column!),
  };
}

/** Where an area is drawn among rows of one height and columns of these widths, in pixels from the first cell. */
export function boxOf(area: Area, widths: readonly number[], rows: number, rowHeight: number): { left: number; top: number; width: number; height: number } {
  const sum = (to: number) => widths.slice(0, to).reduce((total, width) => total + width, 0);
  const [left, right] = [sum(area.firstColumn), sum((area.lastColumn ?? widths.length - 1) + 1)];
  const [first, last] = [Math.min(area.firstRow, rows + 1), Math.min(area.lastRow ?? rows, rows)];
  return { left, top: (first - 1) * rowHeight, width: right - left, height: Math.max(0, last - first + 1) * rowHeight };
}
