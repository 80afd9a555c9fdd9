// What is staged on a list before it is written, and which lines are shown. Pure.

export type StagedVerdict = 'APPROVE' | 'REQUEST_CHANGES' | 'REJECT';

export interface StagedLine { id: string; state: string; cause: string; carried: boolean; sampled: boolean; title: string; code: string; current: number }

export const isOpen = (line: Pick<StagedLine, 'state'>): boolean => line.state === 'PENDING' || line.state === 'IN_REVIEW';

export interface Shown { text: string; cause: string; only: 'all' | 'open' | 'changed' | 'sample' }

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D').toLowerCase();

/** The lines that a filter leaves. */
export function shownLines<L extends StagedLine>(lines: readonly L[], { text, cause, only }: Shown): L[] {
  const words = folded(text).split(/\s+/u).filter((word) => word !== '');
  return lines.filter((line) => {
    if (cause !== '' && (!isOpen(line) || line.cause !== cause)) return false;
    if (only === 'open' && !isOpen(line)) return false;
    if (only === 'changed' && line.carried) return false;
    if (only === 'sample' && !line.sampled) return false;
    const said = folded(`${line.code} ${line.title}`);
    return words.every((word) => said.includes(word));
  });
}

/** Stages a verdict on open lines; the same verdict on all of them again takes it off. */
export function stage(before: Readonly<Record<string, StagedVerdict>>, lines: readonly StagedLine[], verdict: StagedVerdict): Record<string, StagedVerdict> {
  const open = lines.filter(isOpen);
  const next = { ...before };
  const off = open.length > 0 && open.every((line) => before[line.id] === verdict);
  for (const line of open) {
    if (off) delete next[line.id];
    else next[line.id] = verdict;
  }
  return next;
}

export interface Tally { APPROVE: number; REQUEST_CHANGES: number; REJECT: number; rest: number }

/** How many lines each verdict stands on, and how many open ones have none; what is staged on a line closed meanwhile does not count. */
export function tally(lines: readonly StagedLine[], staged: Readonly<Record<string, StagedVerdict>>): Tally {
  const out: Tally = { APPROVE: 0, REQUEST_CHANGES: 0, REJECT: 0, rest: 0 };
  for (const line of lines) {
    if (!isOpen(line)) continue;
    const verdict = staged[line.id];
    if (verdict === undefined) out.rest += 1;
    else out[verdict] += 1;
  }
  return out;
}

export interface Reasons { changes: string; refusal: string }

/** The lines of the mutation: each with the version that was looked at and the reason that its verdict needs. */
export function verdictsOf(lines: readonly StagedLine[], staged: Readonly<Record<string, StagedVerdict>>, reasons: Reasons) {
  return lines.flatMap((line) => {
    const verdict = staged[line.id];
    if (verdict === undefined || !isOpen(line)) return [];
    const comment = verdict === 'REQUEST_CHANGES' ? reasons.changes : verdict === 'REJECT' ? reasons.refusal : '';
    return [{ dataset: line.id, expectedVersion: line.current, verdict, ...(comment === '' ? {} : { comment }) }];
  });
}
