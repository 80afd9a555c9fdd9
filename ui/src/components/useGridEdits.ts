import { useCallback, useRef } from 'react';
import { filledDown, parseTsv, pasted, type CellChange, type Range } from '~/lib/grid';
import { fold } from '~/lib/text';
import type { GridChange, GridColumn } from './gridColumn';

interface Options {
  columns: readonly GridColumn[];
  rowCount: number;
  valueAt: (row: number, column: number) => string;
  onChange: (changes: GridChange[]) => void;
}

export interface GridEdits {
  apply: (changes: readonly CellChange[]) => void;
  paste: (text: string, range: Range) => void;
  fillDown: (range: Range) => void;
  /** One value for the whole column, or for its empty cells. */
  all: (column: number, value: string, onlyEmpty: boolean) => void;
  undo: () => void;
  /** What a cell shows: the label of an option. */
  shown: (column: number, value: string) => string;
}

/** The option that a typed or pasted text means; null when there is none. */
export function optionFor(column: GridColumn, text: string): string | null {
  if (text.trim() === '') return '';
  const wanted = fold(text.trim());
  const found = column.options?.find((option) => fold(option.value) === wanted || fold(option.label) === wanted);
  return found?.value ?? null;
}

/** Changes of a grid, each act one call and one step of undo. */
export function useGridEdits({ columns, rowCount, valueAt, onChange }: Options): GridEdits {
  const past = useRef<CellChange[][]>([]);

  const write = useCallback((changes: readonly CellChange[]) => {
    onChange(changes.map(({ row, column, value }) => ({ row, key: columns[column]!.key, value })));
  }, [columns, onChange]);

  const apply = useCallback((changes: readonly CellChange[]) => {
    const wanted: CellChange[] = [];
    for (const change of changes) {
      const column = columns[change.column]!;
      if (column.kind === 'readonly') continue;
      const value = column.kind === 'select' ? optionFor(column, change.value) : change.value.trim();
      if (value !== null && value !== valueAt(change.row, change.column)) wanted.push({ ...change, value });
    }
    if (wanted.length === 0) return;
    past.current.push(wanted.map((change) => ({ ...change, value: valueAt(change.row, change.column) })));
    write(wanted);
  }, [columns, valueAt, write]);

  return {
    apply,
    paste: useCallback((text, range) => { if (text !== '') apply(pasted(parseTsv(text), range, rowCount, columns.length)); }, [apply, columns.length, rowCount]),
    fillDown: useCallback((range) => apply(filledDown(range, valueAt)), [apply, valueAt]),
    all: useCallback((column, value, onlyEmpty) => {
      const rows = Array.from({ length: rowCount }, (_, row) => row).filter((row) => !onlyEmpty || valueAt(row, column) === '');
      apply(rows.map((row) => ({ row, column, value })));
    }, [apply, rowCount, valueAt]),
    undo: useCallback(() => {
      const last = past.current.pop();
      if (last !== undefined) write(last.filter((change) => change.row < rowCount));
    }, [rowCount, write]),
    shown: useCallback((column, value) => columns[column]?.options?.find((option) => option.value === value)?.label ?? value, [columns]),
  };
}
