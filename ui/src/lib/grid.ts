// The arithmetic of a table that edits like a spreadsheet: ranges, what is pasted, what is filled.

export interface Spot {
  row: number;
  column: number;
}

/** From where a selection started to where it is now. */
export interface Range {
  anchor: Spot;
  focus: Spot;
}

export interface Box {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A value for one cell; row and column are places in the table, not in a sheet. */
export interface CellChange {
  row: number;
  column: number;
  value: string;
}

export function boxOf({ anchor, focus }: Range): Box {
  return {
    top: Math.min(anchor.row, focus.row), bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column), right: Math.max(anchor.column, focus.column),
  };
}

export function clampSpot(spot: Spot, rows: number, columns: number): Spot {
  return { row: Math.max(0, Math.min(rows - 1, spot.row)), column: Math.max(0, Math.min(columns - 1, spot.column)) };
}

/** Reads what a spreadsheet puts on the clipboard: tabs between cells, quotes around cells with line breaks. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/\r\n?/gu, '\n').replace(/\n$/u, '');
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') { cell += '"'; at++; } else quoted = false;
      continue;
    }
    if (char === '"' && cell === '') quoted = true;
    else if (char === '\t') { row.push(cell); cell = ''; }
    else if (char === '\n') { row.push(cell); rows.push(row); row = []; cell = ''; }
    else cell += char;
  }
  row.push(cell);
  rows.push(row);
  return rows;
}

export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => (/[\t\n"]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');
}

/**
 * What pasting does: the block goes in at the selection's corner; a single value fills the whole selection; a block is
 * repeated when the selection is a whole multiple of it. What would fall outside the table is left out.
 */
export function pasted(block: readonly (readonly string[])[], range: Range, rows: number, columns: number): CellChange[] {
  const box = boxOf(range);
  const tall = block.length;
  const wide = Math.max(...block.map((row) => row.length));
  const selectedTall = box.bottom - box.top + 1;
  const selectedWide = box.right - box.left + 1;
  const repeats = selectedTall % tall === 0 && selectedWide % wide === 0;
  const height = repeats ? selectedTall : tall;
  const width = repeats ? selectedWide : wide;
  const changes: CellChange[] = [];
  for (let down = 0; down < height && box.top + down < rows; down++) {
    for (let right = 0; right < width && box.left + right < columns; right++) {
      changes.push({ row: box.top + down, column: box.left + right, value: block[down % tall]?.[right % wide] ?? '' });
    }
  }
  return changes;
}

/** Fill down: the first row of the selection goes into the rest; of a single row, the row above goes into it. */
export function filledDown(range: Range, valueAt: (row: number, column: number) => string): CellChange[] {
  const box = boxOf(range);
  const from = box.top === box.bottom ? box.top - 1 : box.top;
  if (from < 0) return [];
  const changes: CellChange[] = [];
  for (let row = from + 1; row <= box.bottom; row++) {
    for (let column = box.left; column <= box.right; column++) changes.push({ row, column, value: valueAt(from, column) });
  }
  return changes;
}
