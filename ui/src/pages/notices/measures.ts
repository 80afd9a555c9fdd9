// From a task's measure to the list of datasets that it counts, and from a person's choice to a measure. Pure.
import type { DatasetFilter, MeasureInput } from '~/api';

type Search = Record<string, string | string[]>;

interface Measured {
  each: boolean;
  partners: readonly { code: string }[];
  measure: { own: boolean; filter: unknown; of: unknown } | null;
}

/** The address of what a measure counts: what is done, or all of it. own is the code of the viewer's unit, whose share alone is shown. */
export function searchOf(task: Measured, which: 'done' | 'all', own: string): Search {
  const { measure } = task;
  if (measure === null) return {};
  const units = measure.own ? [own] : task.each ? task.partners.map((one) => one.code) : [];
  return { ...flat(measure.of), ...(which === 'done' ? flat(measure.filter) : {}), ...(units.length === 0 ? {} : { owner: units }) };
}

/** The share of one unit. */
export function searchOfShare(task: Measured, which: 'done' | 'all', unit: string): Search {
  return { ...searchOf(task, which, unit), owner: [unit] };
}

/** A filter of the API as the address of the list writes it. */
export function flat(filter: unknown): Search {
  const out: Search = {};
  if (typeof filter !== 'object' || filter === null) return out;
  for (const [name, value] of Object.entries(filter)) {
    if (Array.isArray(value)) out[name] = value.map(String);
    else if (name === 'text') out.q = String(value);
    else if (name === 'overdue') out.overdue = '1';
    else out[name] = String(value);
  }
  return out;
}

export const presets = ['delivered', 'sent', 'inForce', 'published', 'force', 'reported'] as const;
export type Preset = (typeof presets)[number];

/** What can be chosen to measure a task by, as the API takes it. */
export function measureOf(preset: Preset, target: number): MeasureInput {
  const counted = (filter: DatasetFilter, of: DatasetFilter = {}): MeasureInput => ({ kind: 'DATASETS', filter, of, ...(target > 0 ? { target } : {}) });
  switch (preset) {
    case 'delivered': return counted({ delivered: true });
    case 'sent': return counted({ reviewStatus: ['SUBMITTED', 'IN_REVIEW', 'APPROVED'] });
    case 'inForce': return counted({ inForce: true }, { delivered: true });
    case 'published': return counted({ publicationStatus: ['PUBLISHED'] }, { inForce: true, sharing: ['OPEN'] });
    case 'force': return { kind: 'TASK_FORCE' };
    case 'reported': return { kind: 'REPORTED', target: Math.max(1, target) };
  }
}
