// What a person picks of the cleaning that is suggested for a file.

/** One rule for one column, as the server suggests it. */
export interface Suggestion {
  rule: string;
  title: string;
  why: string;
  example: string;
  column: string | null;
  columnTitle: string | null;
  letter: string | null;
  count: number;
  sure: boolean;
  given: boolean;
}

export interface StepInput {
  rule: string;
  column?: string;
}

/** One rule with every column it would change something in. */
export interface RuleGroup {
  rule: string;
  title: string;
  why: string;
  example: string;
  given: boolean;
  count: number;
  parts: Suggestion[];
}

export const keyOf = (one: { rule: string; column: string | null }): string => `${one.rule} ${one.column ?? ''}`;

/** The suggestions by rule, in the order in which rules work. A unit names its column's own, so its rule is one group a unit. */
export function groupsOf(suggestions: readonly Suggestion[]): RuleGroup[] {
  const groups = new Map<string, RuleGroup>();
  for (const one of suggestions) {
    const key = `${one.rule} ${one.title}`;
    const group = groups.get(key) ?? { rule: one.rule, title: one.title, why: one.why, example: one.example, given: one.given, count: 0, parts: [] };
    group.count += one.count;
    group.parts.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What is picked before the person touches anything: what was agreed to, else what is in no doubt. */
export function firstPick(suggestions: readonly Suggestion[], agreed: readonly { rule: string; column: string | null }[] | null): ReadonlySet<string> {
  return new Set((agreed ?? suggestions.filter((one) => one.sure && !one.given)).map(keyOf));
}

/** The picked steps as the server takes them: those suggested, and those agreed to before that this file does not need. */
export function stepsOf(picked: ReadonlySet<string>): StepInput[] {
  return [...picked].map((key) => {
    const at = key.indexOf(' ');
    const column = key.slice(at + 1);
    return column === '' ? { rule: key.slice(0, at) } : { rule: key.slice(0, at), column };
  });
}

/** Switches a group: on unless all of it is on. */
export function toggled(picked: ReadonlySet<string>, parts: readonly { rule: string; column: string | null }[]): ReadonlySet<string> {
  const next = new Set(picked);
  const on = parts.every((one) => picked.has(keyOf(one)));
  for (const one of parts) {
    if (on) next.delete(keyOf(one));
    else next.add(keyOf(one));
  }
  return next;
}

export function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

/** A cell's text with what cannot be seen made visible: ␣ for spaces that are dropped, ⍽ no-break, ⬚ without width, ↵ line breaks. */
export function visible(text: string): string {
  return text
    .replace(/^[ \t]+|[ \t]+$| {2,}/gu, (run) => '␣'.repeat(run.length))
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu, '⍽')
    .replace(/[\u200b-\u200d\u2060\ufeff]/gu, '⬚')
    .replace(/\r\n|[\r\n]/gu, '↵');
}
