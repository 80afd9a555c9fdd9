import type { FindingInput, Transition } from '~/api';

/** Rules that a waiver with a reason satisfies. */
const excusable = ['errors-waived', 'personal-agrees'];

/** A cause that keeps a dataset from passing until it is excused, with a reason. */
export interface Waivable { code: string; column: string | null; title: string }

/** What must be excused before "Đạt": errors of the data, and columns that look personal where none is declared. */
export function waivablesOf(checks: readonly Check[], groups: readonly Group[], columns: readonly { name: string; title: string; personal: unknown }[]): Waivable[] {
  const failed = (rule: string) => checks.some((one) => one.rule === rule && !one.passed);
  const errors = groups.filter((one) => one.severity === 'ERROR').map(({ code, column, title }) => ({ code, column, title }));
  const personal = failed('personal-agrees') ? columns.filter((one) => one.personal !== null).map((one) => ({ code: 'personal', column: one.name, title: one.title })) : [];
  return [...errors, ...personal];
}

/** Failed rules that nothing but a change of the dataset satisfies. */
export function blockersOf(checks: readonly Check[]): Check[] {
  return checks.filter((one) => !one.passed && one.severity === 'ERROR' && !excusable.includes(one.rule));
}

/** A rule's sentence with the causes and columns it lists in people's words: "number.unit (ma_xa)" is what the group is called. */
export function inWords(message: string, groups: readonly Group[], columns: readonly { name: string; title: string }[]): string {
  const named = groups.reduce((said, one) => said.replaceAll(one.column === null ? one.code : `${one.code} (${one.column})`, one.title.replace(/[.]$/u, '')), message);
  const titles = new Map(columns.map((one) => [one.name, one.title]));
  return named.replace(/(?<=[:,(]\s?)[a-z][a-z0-9_]*(?=[,.)]|$)/gu, (name) => titles.get(name) ?? name);
}

export type Verdict = 'APPROVE' | 'REQUEST_CHANGES' | 'REJECT';

export interface Phrase { key: string; message: string; column: string | null; columnTitle: string | null; code: string | null }

interface Check { rule: string; passed: boolean; severity: string; message: string; path: readonly string[] }
interface Group { code: string; severity: string; column: string | null; columnTitle: string | null; title: string; count: number }

/** Ready reasons: what does not pass, then what is wrong in the data, errors before warnings. */
export function phrasesOf(checks: readonly Check[], groups: readonly Group[], columns: readonly { name: string; title: string }[] = []): Phrase[] {
  const rank = (severity: string) => (severity === 'ERROR' ? 0 : 1);
  const failed = checks.filter((one) => !one.passed).sort((a, b) => rank(a.severity) - rank(b.severity));
  const faulty = groups.filter((one) => one.severity !== 'INFO').sort((a, b) => rank(a.severity) - rank(b.severity));
  return [
    ...failed.map((one) => ({ key: `rule:${one.rule}`, message: inWords(one.message, groups, columns), column: null, columnTitle: null, code: null })),
    ...faulty.map((one) => ({ key: `found:${one.code}:${one.column ?? ''}`, message: one.title, column: one.column, columnTitle: one.columnTitle, code: one.code })),
  ];
}

export interface Draft { verdict: Verdict | null; chosen: readonly string[]; own: readonly string[]; note: string; basis: string; waived: readonly string[]; waiver: string }

export const emptyDraft: Draft = { verdict: null, chosen: [], own: [], note: '', basis: '', waived: [], waiver: '' };

/** What is sent: the transition with its comment and findings. */
export function messageOf(draft: Draft, phrases: readonly Phrase[], waivables: readonly Waivable[], blocked = false): { to: Transition; comment: string; findings: FindingInput[] } | null {
  const reasons: FindingInput[] = [
    ...phrases.filter((one) => draft.chosen.includes(one.key)).map((one) => ({ message: one.message, ...(one.column === null ? {} : { column: one.column }), ...(one.code === null ? {} : { code: one.code }) })),
    ...draft.own.filter((one) => one.trim() !== '').map((one) => ({ message: one.trim() })),
  ];
  if (draft.verdict === 'REQUEST_CHANGES') return reasons.length === 0 ? null : { to: 'REQUEST_CHANGES', comment: draft.note.trim(), findings: reasons };
  if (draft.verdict === 'REJECT') return draft.basis.trim() === '' ? null : { to: 'REJECT', comment: draft.basis.trim(), findings: reasons };
  if (draft.verdict === 'APPROVE') {
    if (blocked || waivables.some((one) => !draft.waived.includes(keyOf(one)))) return null;
    if (waivables.length > 0 && draft.waiver.trim() === '') return null;
    return { to: 'APPROVE', comment: draft.note.trim(), findings: waivables.map((one) => ({ code: one.code, message: draft.waiver.trim(), waive: true, ...(one.column === null ? {} : { column: one.column }) })) };
  }
  return null;
}

export function keyOf(group: { code: string; column: string | null }): string {
  return `${group.code}~${group.column ?? ''}`;
}
