import { useEffect } from 'react';

/** On a phone a page's row of tabs scrolls: the open one is brought into view. */
export function useTabInView(tab: string): void {
  useEffect(() => {
    document.querySelector('#noi-dung [role="tab"][aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [tab]);
}
