// What the counts of small groups say. Pure.

/** Groups of fewer rows are small, as the rules have it. */
export const few = 5;

/** How many columns can be combined at most. */
export const mostColumns = 8;

/** The column without which the fewest rows stand in small groups; null where none does, or leaving one out helps nothing. */
export function worstOf(counted: { small: readonly { below: number; rows: number }[]; drivers: readonly { column: string; rows: number }[] }): { column: string; rows: number } | null {
  const now = counted.small.find((one) => one.below === few)?.rows ?? 0;
  const best = counted.drivers.reduce<{ column: string; rows: number } | null>((least, one) => (least === null || one.rows < least.rows ? one : least), null);
  return best === null || counted.drivers.length < 2 || best.rows >= now ? null : best;
}
