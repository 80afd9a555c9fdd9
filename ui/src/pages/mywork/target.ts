// Where a piece of work is done. Pure: actions of the API to addresses of the application.

export interface Target {
  to: '/bo-du-lieu/$code' | '/ra-soat/$id' | '/du-lieu-mo' | '/danh-muc-gui' | '/danh-muc-gui/$id' | '/thong-bao' | '/bo-du-lieu';
  params: Record<string, string>;
  search: Record<string, string>;
}

interface Item {
  /** Of the record behind the work. */
  id?: string;
  kind: string;
  action: string;
  dataset: { id: string; code: string } | null;
}

const reviewing = ['start', 'review'];
const opening = ['propose', 'decide', 'publish'];
const tabs: Record<string, Record<string, string>> = {
  submit: { lam: 'SUBMIT' },
  file: { tab: 'tep' },
  delivery: { tab: 'tep' },
  classify: { tab: 'phan-loai' },
  amend: { tab: 'ra-soat' },
  reason: { tab: 'ra-soat' },
  describe: { sua: '1' },
  contact: { sua: '1', muc: 'contact' },
};

/** The address of the one next action of a piece of work. */
export function targetOf(item: Item): Target {
  const { action, dataset } = item;
  if (action === 'openReview' || action === 'openUpdate') return { to: '/du-lieu-mo', params: {}, search: { the: 'quyet-dinh' } };
  if (opening.includes(action)) return { to: '/du-lieu-mo', params: {}, search: {} };
  if (item.kind === 'list' && item.id !== undefined) return { to: '/danh-muc-gui/$id', params: { id: item.id }, search: {} };
  if (item.kind === 'notice' || item.kind === 'task') return { to: '/thong-bao', params: {}, search: {} };
  if (item.kind === 'supplement') return { to: '/thong-bao', params: {}, search: { the: 'bo-sung' } };
  if (dataset === null) return { to: item.kind === 'list' ? '/danh-muc-gui' : '/bo-du-lieu', params: {}, search: {} };
  if (reviewing.includes(action)) return { to: '/ra-soat/$id', params: { id: dataset.id }, search: {} };
  return { to: '/bo-du-lieu/$code', params: { code: dataset.code }, search: tabs[action] ?? {} };
}
