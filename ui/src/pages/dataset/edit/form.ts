// What a person edits of a dataset, as flat texts, and how that becomes the API's input. Pure.
import type { ContentPartsFragment, DatasetField, Frequency, Importance, PersonalData, RegisterDatasetInput, Sharing, UpdateDatasetInput } from '~/api';

export interface Values {
  title: string;
  description: string;
  theme: string;
  keywords: string[];
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  legalBasis: string[];
  updateFrequency: Frequency;
  licence: string;
  sourceSystem: string;
  connection: string;
  spatial: string;
  temporalStart: string;
  temporalEnd: string;
  sharing: Sharing;
  importance: Importance;
  personalData: PersonalData;
  personalBasis: { column: string; basis: string }[];
}

export const blank: Values = {
  title: '', description: '', theme: '', keywords: [], contactName: '', contactEmail: '', contactPhone: '', legalBasis: [], updateFrequency: 'UNKNOWN', licence: '',
  sourceSystem: '', connection: '', spatial: '', temporalStart: '', temporalEnd: '', sharing: 'UNCLASSIFIED', importance: 'UNCLASSIFIED', personalData: 'UNCLASSIFIED', personalBasis: [],
};

export function valuesOf(dataset: ContentPartsFragment): Values {
  return {
    title: dataset.title, description: dataset.description ?? '', theme: dataset.theme?.code ?? '', keywords: dataset.keywords,
    contactName: dataset.contact?.name ?? '', contactEmail: dataset.contact?.email ?? '', contactPhone: dataset.contact?.phone ?? '',
    legalBasis: dataset.legalBasis, updateFrequency: dataset.updateFrequency, licence: dataset.licence ?? '', sourceSystem: dataset.sourceSystem ?? '',
    connection: dataset.connection ?? '', spatial: dataset.spatial ?? '', temporalStart: dataset.temporalStart ?? '', temporalEnd: dataset.temporalEnd ?? '',
    sharing: dataset.sharing, importance: dataset.importance, personalData: dataset.personalData,
    personalBasis: dataset.personalBasis.map(({ column, basis }) => ({ column, basis })),
  };
}

/** The API's fields, each made of one or more of the form's. */
export const members: Record<string, (keyof Values)[]> = {
  title: ['title'], description: ['description'], theme: ['theme'], keywords: ['keywords'], contact: ['contactName', 'contactEmail', 'contactPhone'], legalBasis: ['legalBasis'],
  updateFrequency: ['updateFrequency'], sharing: ['sharing'], importance: ['importance'], personalData: ['personalData'], licence: ['licence'], sourceSystem: ['sourceSystem'],
  connection: ['connection'], spatial: ['spatial'], temporalStart: ['temporalStart'], temporalEnd: ['temporalEnd'], personalBasis: ['personalBasis'],
};

const emptyOf: Partial<Record<keyof Values, unknown>> = { updateFrequency: 'UNKNOWN', sharing: 'UNCLASSIFIED', importance: 'UNCLASSIFIED', personalData: 'UNCLASSIFIED' };

function tidy<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC').replace(/\s+$/gu, '').replace(/^\s+/gu, '') as T;
  if (Array.isArray(value)) {
    const list = (value as unknown[]).map((one) => (typeof one === 'string' ? tidy(one) : one));
    return list.filter((one) => one !== '' && !(typeof one === 'object' && one !== null && 'basis' in one && tidy(one.basis) === '')) as T;
  }
  return value;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(tidy(a)) === JSON.stringify(tidy(b));

/** The API's fields that differ between two versions of the form. */
export function changed(before: Values, after: Values): string[] {
  return Object.keys(members).filter((field) => members[field]!.some((part) => !same(before[part], after[part])));
}

function isEmpty(values: Values, field: string): boolean {
  return members[field]!.every((part) => {
    const value = tidy(values[part]);
    return value === (emptyOf[part] ?? '') || (Array.isArray(value) && value.length === 0);
  });
}

function given(values: Values, field: string): unknown {
  if (field === 'contact') {
    const contact = { name: tidy(values.contactName), email: tidy(values.contactEmail), phone: tidy(values.contactPhone) };
    return Object.fromEntries(Object.entries(contact).filter(([, text]) => text !== ''));
  }
  return tidy(values[members[field]![0]!]);
}

/** Only what was changed; what was emptied goes into `clear`. Null when nothing changed. */
export function updateInput(before: Values, after: Values): UpdateDatasetInput | null {
  const fields = changed(before, after);
  if (fields.length === 0) return null;
  const input: Record<string, unknown> = {};
  const clear: string[] = [];
  for (const field of fields) {
    if (field !== 'title' && isEmpty(after, field)) clear.push(field);
    else input[field] = given(after, field);
  }
  return { ...input, ...(clear.length === 0 ? {} : { clear: clear as DatasetField[] }) } as UpdateDatasetInput;
}

/** A new dataset: what was not filled in is left out, nothing is guessed. */
export function registerInput(values: Values, owner: string, file: { upload: string; sheet?: string; period?: string; overrides?: unknown; localCode?: string } | { upload?: undefined; localCode?: string }): RegisterDatasetInput {
  const filled = Object.keys(members).filter((field) => field === 'title' || !isEmpty(values, field));
  const input = Object.fromEntries(filled.map((field) => [field, given(values, field)]));
  const extra = Object.fromEntries(Object.entries(file).filter(([, value]) => value !== undefined && value !== ''));
  return { ...input, owner, ...extra } as unknown as RegisterDatasetInput;
}

/** What is still missing before SUBMIT can pass, as far as a form can know: the API's checks have the last word. */
export function missing(values: Values, hasFile: boolean): string[] {
  const needed = ['title', 'description', 'contact', 'legalBasis', 'updateFrequency', 'sharing', 'importance', 'personalData'];
  const gaps = needed.filter((field) => isEmpty(values, field));
  return hasFile || !isEmpty(values, 'connection') ? gaps : [...gaps, 'upload'];
}

/** Whether a text can be an e-mail address; empty is no fault. */
export function looksLikeEmail(text: string): boolean {
  return text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/u.test(text.trim());
}

/** A member of the form as a text to compare by. */
export function textOf(values: Values, field: string): string {
  if (field === 'personalBasis') return values.personalBasis.map(({ column, basis }) => `${column}: ${basis}`).join('\n');
  return members[field]!.map((part) => values[part]).map((value) => (Array.isArray(value) ? value.join('\n') : String(value))).filter(Boolean).join(' · ');
}

/** A stale edit settled: for each field either mine or theirs; untouched fields are theirs. */
export function merge(mine: Values, theirs: Values, chosen: Readonly<Record<string, 'mine' | 'theirs'>>): Values {
  const out: Record<string, unknown> = { ...theirs };
  for (const [field, side] of Object.entries(chosen)) {
    if (side === 'mine') for (const part of members[field] ?? []) out[part] = mine[part];
  }
  return out as unknown as Values;
}

/** What is proposed first for a stale edit: my own changes stay mine, everything else is theirs. */
export function firstChoice(base: Values, mine: Values): Record<string, 'mine' | 'theirs'> {
  const own = new Set(changed(base, mine));
  return Object.fromEntries(Object.keys(members).map((field) => [field, own.has(field) ? 'mine' : 'theirs']));
}
