import { useCallback, type KeyboardEvent } from 'react';
import { boxOf, clampSpot, type Range, type Spot } from '~/lib/grid';
import type { GridEdits } from './useGridEdits';

interface Options {
  rows: number;
  columns: number;
  range: Range;
  select: (focus: Spot, extend?: boolean) => void;
  edit: (text?: string) => void;
  edits: GridEdits;
}

const page = 10;

const moves: Record<string, Spot> = {
  ArrowUp: { row: -1, column: 0 }, ArrowDown: { row: 1, column: 0 }, ArrowLeft: { row: 0, column: -1 }, ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -page, column: 0 }, PageDown: { row: page, column: 0 },
};

/** The keys of a grid while no cell is being edited. */
export function useGridKeys({ rows, columns, range, select, edit, edits }: Options) {
  return useCallback((event: KeyboardEvent) => {
    const { key, shiftKey } = event;
    const mod = event.ctrlKey || event.metaKey;
    const at = range.focus;
    const go = (spot: Spot, extend = shiftKey) => {
      event.preventDefault();
      select(clampSpot(spot, rows, columns), extend);
    };
    if (rows === 0 || event.target !== event.currentTarget) return;
    const move = moves[key];
    if (move !== undefined) {
      if (mod) go({ row: move.row === 0 ? at.row : move.row > 0 ? rows - 1 : 0, column: move.column === 0 ? at.column : move.column > 0 ? columns - 1 : 0 });
      else go({ row: at.row + move.row, column: at.column + move.column });
    } else if (key === 'Home') go({ row: mod ? 0 : at.row, column: 0 });
    else if (key === 'End') go({ row: mod ? rows - 1 : at.row, column: columns - 1 });
    else if (key === 'Tab') {
      const next = at.column + (shiftKey ? -1 : 1);
      const wrapped = next < 0 ? { row: at.row - 1, column: columns - 1 } : next >= columns ? { row: at.row + 1, column: 0 } : { row: at.row, column: next };
      // At either end Tab leaves the table, so that the keyboard is never caught in it.
      if (wrapped.row >= 0 && wrapped.row < rows) go(wrapped, false);
    } else if (key === 'Enter' || key === 'F2') {
      event.preventDefault();
      edit();
    } else if (key === 'Delete' || key === 'Backspace') {
      event.preventDefault();
      edits.apply(cellsOf(range).map((cell) => ({ ...cell, value: '' })));
    } else if (mod && key.toLowerCase() === 'd') {
      event.preventDefault();
      edits.fillDown(range);
    } else if (mod && key.toLowerCase() === 'z') {
      event.preventDefault();
      edits.undo();
    } else if (mod && key.toLowerCase() === 'a') {
      event.preventDefault();
      select({ row: 0, column: 0 });
      select({ row: rows - 1, column: columns - 1 }, true);
    } else if (key.length === 1 && !mod && !event.altKey) {
      event.preventDefault();
      edit(key);
    }
  }, [columns, edit, edits, range, rows, select]);
}

function cellsOf(range: Range): Spot[] {
  const box = boxOf(range);
  const cells: Spot[] = [];
  for (let row = box.top; row <= box.bottom; row++) for (let column = box.left; column <= box.right; column++) cells.push({ row, column });
  return cells;
}
