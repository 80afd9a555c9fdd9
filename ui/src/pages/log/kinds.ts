// The kinds of entries in the groups that a reader looks for them in. Pure.

export type Family = 'dataset' | 'release' | 'open' | 'people' | 'log';

const order: readonly Family[] = ['dataset', 'release', 'open', 'people', 'log'];
const families: Record<string, Family> = { dataset: 'dataset', release: 'release', decision: 'open', publication: 'open', feedback: 'open', account: 'people', organization: 'people', log: 'log' };
const opening = new Set(['dataset.proposeOpen', 'dataset.strike', 'dataset.decideOpen']);

export function familyOf(kind: string): Family {
  return opening.has(kind) ? 'open' : families[kind.split('.')[0]!] ?? 'log';
}

/** The kinds by group, in the order in which the server names them; a group without kinds is left out. */
export function grouped<K extends { kind: string }>(kinds: readonly K[]): { family: Family; kinds: K[] }[] {
  return order.map((family) => ({ family, kinds: kinds.filter((one) => familyOf(one.kind) === family) })).filter((one) => one.kinds.length > 0);
}
