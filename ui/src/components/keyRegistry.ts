import { useEffect } from 'react';

export interface KeyLine {
  /** Key caps in order: ['Ctrl', 'Enter']. */
  keys: readonly string[];
  /** What they do, in the reader's language. */
  does: string;
}

let lines: readonly KeyLine[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly KeyLine[]): void {
  lines = next;
  for (const listener of listeners) listener();
}

export function listKeys(): readonly KeyLine[] {
  return lines;
}

export function subscribeKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Announces a page's keys to the "?" help while the page is on screen. */
export function useKeyList(list: readonly KeyLine[]): void {
  const text = JSON.stringify(list);
  useEffect(() => {
    publish(JSON.parse(text) as KeyLine[]);
    return () => publish([]);
  }, [text]);
}
