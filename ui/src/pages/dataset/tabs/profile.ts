// Which picture and which words say most about a column. Pure.

export interface Profiled {
  type: string;
  nulls: number;
  distinct: number;
  min: string | null;
  max: string | null;
  minLength: number | null;
  maxLength: number | null;
  histogram: number[];
  top: { value: string; count: number }[];
}

export type Picture = { kind: 'histogram'; values: number[] } | { kind: 'shares'; parts: { label: string; share: number }[] } | { kind: 'filled'; share: number };

const fewValues = 6;

/** Parts of a whole for few words, bars for numbers and for texts of many lengths, else how much is filled. */
export function pictureOf(column: Profiled, rows: number, personal: boolean): Picture {
  if (personal) return { kind: 'filled', share: rows === 0 ? 0 : Math.max(0, rows - column.nulls) / rows };
  const words = column.type === 'string' || column.type === 'boolean';
  if (tells(column) && !(words && column.distinct <= fewValues && column.top.length > 1)) return { kind: 'histogram', values: column.histogram };
  const filled = rows === 0 ? 0 : Math.max(0, rows - column.nulls) / rows;
  if (column.distinct > 1 && column.distinct <= fewValues && column.top.length > 1 && rows > column.distinct) {
    return { kind: 'shares', parts: column.top.map((one) => ({ label: one.value, share: one.count / rows })) };
  }
  return { kind: 'filled', share: filled };
}

/** Whether bars say anything: those of texts show lengths, and codes are all of one length. */
function tells({ type, histogram }: Profiled): boolean {
  const bars = histogram.filter((value) => value > 0).length;
  return type === 'string' ? bars > 2 : bars > 0;
}

/** The share of empty cells, 0 to 1. */
export function emptyShare(column: Pick<Profiled, 'nulls'>, rows: number): number {
  return rows === 0 ? 0 : column.nulls / rows;
}
