import type { FindingInput, Transition } from '~/api';

export type Verdict = 'APPROVE' | 'REQUEST_CHANGES' | 'REJECT';

export interface Phrase { key: string; message: string; column: string | null; columnTitle: string | null; code: string | null }

interface Check { rule: string; passed: boolean; severity: string; message: string; path: readonly string[] }
interface Group { code: string; severity: string; column: string | null; columnTitle: string | null; title: string; count: number }

/** Ready reasons: what does not pass, then what is wrong in the data, errors before warnings. */
export function phrasesOf(checks: readonly Check[], groups: readonly Group[]): Phrase[] {
  const rank = (severity: string) => (severity === 'ERROR' ? 0 : 1);
  const failed = checks.filter((one) => !one.passed).sort((a, b) => rank(a.severity) - rank(b.severity));
  const faulty = groups.filter((one) => one.severity !== 'INFO').sort((a, b) => rank(a.severity) - rank(b.severity));
  return [
    ...failed.map((one) => ({ key: `rule:${one.rule}`, message: one.message, column: null, columnTitle: null, code: null })),
    ...faulty.map((one) => ({ key: `found:${one.code}:${one.column ?? ''}`, message: one.title, column: one.column, columnTitle: one.columnTitle, code: one.code })),
  ];
}

export interface Draft { verdict: Verdict | null; chosen: readonly string[]; own: readonly string[]; note: string; basis: string; waived: readonly string[]; waiver: string }

export const emptyDraft: Draft = { verdict: null, chosen: [], own: [], note: '', basis: '', waived: [], waiver: '' };

/** What is sent: the transition with its comment and findings. */
export function messageOf(draft: Draft, phrases: readonly Phrase[], groups: readonly Group[]): { to: Transition; comment: string; findings: FindingInput[] } | null {
  const reasons: FindingInput[] = [
    ...phrases.filter((one) => draft.chosen.includes(one.key)).map((one) => ({ message: one.message, ...(one.column === null ? {} : { column: one.column }), ...(one.code === null ? {} : { code: one.code }) })),
    ...draft.own.filter((one) => one.trim() !== '').map((one) => ({ message: one.trim() })),
  ];
  if (draft.verdict === 'REQUEST_CHANGES') return reasons.length === 0 ? null : { to: 'REQUEST_CHANGES', comment: draft.note.trim(), findings: reasons };
  if (draft.verdict === 'REJECT') return draft.basis.trim() === '' ? null : { to: 'REJECT', comment: draft.basis.trim(), findings: reasons };
  if (draft.verdict === 'APPROVE') {
    const waived = groups.filter((one) => draft.waived.includes(keyOf(one)));
    if (waived.length > 0 && draft.waiver.trim() === '') return null;
    return { to: 'APPROVE', comment: draft.note.trim(), findings: waived.map((one) => ({ code: one.code, message: draft.waiver.trim(), waive: true, ...(one.column === null ? {} : { column: one.column }) })) };
  }
  return null;
}

export function keyOf(group: { code: string; column: string | null }): string {
  return `${group.code}~${group.column ?? ''}`;
}
