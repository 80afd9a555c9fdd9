import { useSyncExternalStore } from 'react';
import { dayOf } from './format';

const everyMs = 60_000;

function subscribe(changed: () => void): () => void {
  const timer = setInterval(changed, everyMs);
  return () => clearInterval(timer);
}

/** Today's date in Vietnam (YYYY-MM-DD); a page left open over midnight follows. */
export function useToday(): string {
  return useSyncExternalStore(subscribe, () => dayOf(new Date()));
}
