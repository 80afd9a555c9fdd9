import { flag, oneOf, text } from '~/lib/urlState';
import { useUrlState } from '~/lib/useUrlState';
import type { Transition } from '~/api';
import type { TabName, Way } from './ways';

export const tabNames = ['tong-quan', 'cot', 'du-lieu', 'phan-loai', 'ra-soat', 'phien-ban', 'tep', 'nhat-ky'] as const satisfies readonly TabName[];

const acts = ['', 'SUBMIT', 'RECALL', 'REOPEN', 'RETIRE', 'REVOKE', 'PROPOSE_OPEN', 'STRIKE', 'PUBLISH', 'REFRESH', 'SUSPEND', 'RESUME', 'WITHDRAW'] as const;

// tab: which part; sua: the description is being edited; muc: the field to start in; lam: the act whose form is open.
const codecs = { tab: oneOf(tabNames, 'tong-quan'), sua: flag(), muc: text(), lam: oneOf(acts, '') };

/** Where on a dataset's page the reader is, as the address says it. */
export function useTab() {
  const [at, set] = useUrlState(codecs);
  return {
    at,
    open: (tab: TabName) => set({ tab, sua: false, muc: '', lam: '' }, { push: true }),
    edit: (field = '') => set({ tab: 'tong-quan', sua: true, muc: field, lam: '' }, { push: true }),
    close: () => set({ sua: false, muc: '', lam: '' }),
    act: (transition: Transition | '') => set({ tab: 'tong-quan', sua: false, muc: '', lam: transition as (typeof acts)[number] }, { push: transition !== '' }),
    go: (way: Way) => (way.tab === 'tong-quan' ? set({ tab: 'tong-quan', sua: true, muc: way.field ?? '', lam: '' }, { push: true }) : set({ tab: way.tab, sua: false, muc: way.field ?? '', lam: '' }, { push: true })),
  };
}

export type TabState = ReturnType<typeof useTab>;
export const hasForm: ReadonlySet<string> = new Set(acts.filter((act) => act !== ''));
