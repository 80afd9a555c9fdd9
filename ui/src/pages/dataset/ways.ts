// Where to mend what a rule refuses: the path of a check to a tab or a field of the form. Pure.

export type TabName = 'tong-quan' | 'cot' | 'du-lieu' | 'phan-loai' | 'ra-soat' | 'phien-ban' | 'tep' | 'nhat-ky';

export interface Way {
  tab: TabName;
  /** A field of the description form to open and focus. */
  field?: string;
}

const described = new Set(['title', 'description', 'theme', 'keywords', 'contact', 'legalBasis', 'updateFrequency', 'licence', 'sourceSystem', 'connection', 'spatial', 'temporalStart', 'temporalEnd']);
const classified = new Set(['sharing', 'importance', 'personalData', 'personalBasis']);
const filed = new Set(['release', 'releases', 'file', 'files', 'upload', 'sheet', 'period']);
const measured = new Set(['quality', 'findings', 'rows', 'data']);

const named: Record<string, Way> = {
  classify: { tab: 'phan-loai' }, contact: { tab: 'tong-quan', field: 'contact' }, describe: { tab: 'tong-quan', field: 'description' }, file: { tab: 'tep' },
  data: { tab: 'du-lieu' }, findings: { tab: 'du-lieu' }, quality: { tab: 'du-lieu' }, schema: { tab: 'cot' }, columns: { tab: 'cot' }, review: { tab: 'ra-soat' }, amend: { tab: 'ra-soat' },
};

/** The way out of a check or refusal by its path, else by the API's word for it; null when there is none to go to. */
export function wayOf(path: readonly string[], way: string | null = null): Way | null {
  for (const part of path) {
    if (described.has(part)) return { tab: 'tong-quan', field: part };
    if (classified.has(part)) return { tab: 'phan-loai', field: part };
    if (filed.has(part)) return { tab: 'tep' };
    if (measured.has(part)) return { tab: 'du-lieu' };
    if (part === 'schema' || part === 'columns') return { tab: 'cot' };
    if (part === 'reviews' || part === 'review') return { tab: 'ra-soat' };
  }
  return way === null ? null : named[way] ?? null;
}
