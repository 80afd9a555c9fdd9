// The comparison of a delivery with the one before it, as the API stores it.

export interface Pair { before: number; after: number }

export interface ColumnDifference {
  name: string; title: string; type: string; unit?: string; change?: 'added' | 'removed' | 'retyped'; was?: string;
  nulls: Pair; sum?: Pair; low?: string; high?: string; wasLow?: string; wasHigh?: string;
}

export interface PlaceDifference { code: string; name?: string; rows: Pair; sums?: Pair[] }

export interface Outlier { code: string; name?: string; column: string; sum: Pair; usual: number; score: number }

export interface Difference {
  version: number; rows: Pair; columns: ColumnDifference[];
  keys?: { columns: string[]; known: boolean; kept: number; changed: number; added: number; removed: number };
  places?: { column: string; known: boolean; list: PlaceDifference[]; gone: number; new: number; columns?: string[] };
  odd?: Outlier[];
}

/** The share by which a figure moved, null where there was nothing before. */
export const moved = ({ before, after }: Pair): number | null => (before === 0 ? null : (after - before) / Math.abs(before));

/** Columns that a reader should see: what was added, removed, retyped, or whose total or empty cells moved. */
export const changedColumns = (d: Difference): ColumnDifference[] =>
  d.columns.filter((c) => c.change !== undefined || (c.sum !== undefined && c.sum.before !== c.sum.after) || emptier(c, d.rows));

/** A column with clearly more empty cells than before: five in a hundred rows more. */
export const emptier = (c: ColumnDifference, rows: Pair): boolean =>
  c.change === undefined && rows.before > 0 && rows.after > 0 && c.nulls.after / rows.after - c.nulls.before / rows.before > 0.05;

/** Half the width of a bar in percent, for a move of so much; what doubles or vanishes fills its half. */
export const barOf = (share: number | null): number => Math.min(50, Math.abs(share ?? 1) * 50);
