// What the list shows, as its address says it. The names are those of the API's filter, so that any page can link here.
import type { DatasetFilter, DatasetOrder, DatasetOrderField, Frequency, Importance, OrderDirection, PersonalData, PublicationStatus, QualityStatus, ReviewStatus, Sharing, Step } from '~/api';
import { flag, many, manyOf, oneOf, stringifySearch, text, whole, type StateOf } from '~/lib/urlState';

export const facetValues = {
  step: ['DESCRIBE', 'REVIEW', 'TABLE', 'LOAD', 'SERVICE', 'PUBLISH', 'DONE', 'ENDED'] as Step[],
  reviewStatus: ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'REJECTED', 'RETIRED'] as ReviewStatus[],
  qualityStatus: ['FAILED', 'WARNING', 'PASSED', 'UNCHECKED'] as QualityStatus[],
  sharing: ['OPEN', 'SHARED', 'RESTRICTED', 'UNCLASSIFIED'] as Sharing[],
  importance: ['ORDINARY', 'IMPORTANT', 'CORE', 'UNCLASSIFIED'] as Importance[],
  personalData: ['NONE', 'BASIC', 'SENSITIVE', 'UNCLASSIFIED'] as PersonalData[],
  publicationStatus: ['NOT_PROPOSED', 'PROPOSED', 'DECIDED', 'PUBLISHED', 'SUSPENDED', 'WITHDRAWN'] as PublicationStatus[],
  nextPublication: ['NOT_PROPOSED', 'PROPOSED', 'DECIDED', 'PUBLISHED', 'SUSPENDED', 'WITHDRAWN'] as PublicationStatus[],
  updateFrequency: ['REALTIME', 'DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'BIANNUAL', 'ANNUAL', 'QUINQUENNIAL', 'ON_CHANGE', 'IRREGULAR', 'UNKNOWN'] as Frequency[],
};

const orders: DatasetOrderField[] = ['UPDATED_AT', 'CODE', 'TITLE', 'OWNER', 'DUE', 'CREATED_AT', 'SUBMITTED_AT'];

export const codecs = {
  q: text(),
  tim: flag(),
  owner: many(),
  theme: many(),
  code: many(),
  step: manyOf(facetValues.step),
  reviewStatus: manyOf(facetValues.reviewStatus),
  qualityStatus: manyOf(facetValues.qualityStatus),
  sharing: manyOf(facetValues.sharing),
  importance: manyOf(facetValues.importance),
  personalData: manyOf(facetValues.personalData),
  publicationStatus: manyOf(facetValues.publicationStatus),
  nextPublication: manyOf(facetValues.nextPublication),
  updateFrequency: manyOf(facetValues.updateFrequency),
  overdue: flag(),
  delivered: oneOf(['true', 'false', ''] as const, ''),
  inForce: oneOf(['true', 'false', ''] as const, ''),
  sort: oneOf(orders, 'UPDATED_AT'),
  dir: oneOf(['ASC', 'DESC', ''] as const, ''),
  /** The cursors gone through: the last is this page's, the one before it the page before. */
  sau: many(),
  moi: whole(50),
};

export type ListState = StateOf<typeof codecs>;
export type Field = 'step' | 'reviewStatus' | 'qualityStatus' | 'sharing' | 'importance' | 'personalData' | 'publicationStatus' | 'nextPublication' | 'updateFrequency' | 'owner' | 'theme' | 'code';

export const fields: readonly Field[] = ['step', 'reviewStatus', 'qualityStatus', 'owner', 'theme', 'sharing', 'importance', 'personalData', 'publicationStatus', 'nextPublication', 'updateFrequency', 'code'];

/** Members that are true, false or not asked for. */
export const sides = ['delivered', 'inForce'] as const;

/** The API's filter of an address; undefined members are left out. */
export function filterOf(state: ListState): DatasetFilter {
  const filter: Record<string, unknown> = {};
  if (state.q.trim() !== '') filter.text = state.q.trim();
  for (const field of fields) if (state[field].length > 0) filter[field] = state[field];
  if (state.overdue) filter.overdue = true;
  for (const name of sides) if (state[name] !== '') filter[name] = state[name] === 'true';
  return filter as DatasetFilter;
}

/** Texts rise by default, dates fall. */
export function directionOf(state: Pick<ListState, 'sort' | 'dir'>): OrderDirection {
  if (state.dir !== '') return state.dir;
  return state.sort.endsWith('_AT') ? 'DESC' : 'ASC';
}

export function orderOf(state: Pick<ListState, 'sort' | 'dir'>): DatasetOrder {
  return { field: state.sort, direction: directionOf(state) };
}

/** How many values narrow the list. */
export function countFilters(state: ListState): number {
  return fields.reduce((sum, field) => sum + state[field].length, 0) + (state.overdue ? 1 : 0) + sides.filter((name) => state[name] !== '').length;
}

/** Whether a list narrows by nothing but "not retired", as the figures of the progress page do. */
export function allButRetired(statuses: readonly ReviewStatus[]): boolean {
  return statuses.length === facetValues.reviewStatus.length - 1 && !statuses.includes('RETIRED');
}

/** Turns one value of a field on or off; the list starts at its first page again. */
export function toggle(state: ListState, field: Field, value: string): Partial<ListState> {
  const now = state[field] as string[];
  return { [field]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value], sau: [] };
}

/** No filter at all. */
export function cleared(): Partial<ListState> {
  return { ...Object.fromEntries(fields.map((field) => [field, []])), q: '', overdue: false, delivered: '', inForce: '', sau: [] };
}

/** The address of the same list as a workbook. */
export function exportAddress(state: ListState): string {
  const filter = filterOf(state) as Record<string, unknown>;
  return `/api/export/datasets.xlsx${stringifySearch({ ...filter, orderBy: state.sort, direction: directionOf(state) })}`;
}
