// What the candidates have in common is said once. Pure.

export interface Reason { message: string; points: number }

export const keyOf = (one: Reason): string => `${one.points} ${one.message}`;

/** The reasons that every candidate has, with the same points; none of a single candidate: its reasons are its own. */
export function commonReasons(candidates: readonly { reasons: readonly Reason[] }[]): Reason[] {
  const [first, ...others] = candidates;
  if (first === undefined || others.length === 0) return [];
  const sets = others.map((one) => new Set(one.reasons.map(keyOf)));
  return first.reasons.filter((reason) => sets.every((set) => set.has(keyOf(reason))));
}

/** The points that each of several reasons has; null where they differ or there is one. */
export function samePoints(reasons: readonly Reason[]): number | null {
  const [first, ...others] = reasons;
  return first !== undefined && others.length > 0 && others.every((one) => one.points === first.points) ? first.points : null;
}
