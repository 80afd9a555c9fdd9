import { useCallback, useEffect, useRef, useState } from 'react';

const prefix = 'dm-draft:';
const settleMs = 400;

interface Kept<T> {
  at: string;
  value: T;
}

/** What is kept under a key, or null; broken text counts as nothing. */
export function readDraft<T>(key: string, storage: Pick<Storage, 'getItem'>): Kept<T> | null {
  try {
    const text = storage.getItem(prefix + key);
    return text === null ? null : (JSON.parse(text) as Kept<T>);
  } catch {
    return null;
  }
}

export interface Draft<T> {
  value: T;
  set: (next: T | ((before: T) => T)) => void;
  /** When it was last kept (RFC 3339), for "Nháp đã lưu lúc 09:42"; null while nothing is kept. */
  savedAt: string | null;
  /** Forget it: after sending, or when the person says so. */
  clear: () => void;
}

/**
 * A form's values, kept in this browser as they are typed: they survive a closed tab, a lost session and a restart.
 * The key names the thing edited, with its version where there is one: "dataset:ID:7".
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const [state, setState] = useState(() => load(key, initial));
  const first = useRef(initial);
  const current = useRef(state.value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const unsaved = useRef(false);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (!unsaved.current) return;
    unsaved.current = false;
    const at = new Date().toISOString();
    try {
      localStorage.setItem(prefix + key, JSON.stringify({ at, value: current.current }));
      setState((before) => ({ ...before, savedAt: at }));
    } catch {
      // Storage is full or off: the form still works, it is only not kept; savedAt says so by staying as it was.
    }
  }, [key]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  // Another key is another form.
  const shown = useRef(key);
  useEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    const next = load(key, first.current);
    current.current = next.value;
    setState(next);
  }, [key]);

  const set = useCallback((next: T | ((before: T) => T)) => {
    const value = typeof next === 'function' ? (next as (before: T) => T)(current.current) : next;
    current.current = value;
    unsaved.current = true;
    setState((before) => ({ ...before, value }));
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, settleMs);
  }, [flush]);

  const clear = useCallback(() => {
    clearTimeout(timer.current);
    unsaved.current = false;
    current.current = first.current;
    try {
      localStorage.removeItem(prefix + key);
    } catch {
      // Nothing was kept.
    }
    setState({ value: first.current, savedAt: null });
  }, [key]);

  useEffect(() => { first.current = initial; });

  return { value: state.value, set, savedAt: state.savedAt, clear };
}

function load<T>(key: string, initial: T): { value: T; savedAt: string | null } {
  const kept = typeof localStorage === 'undefined' ? null : readDraft<T>(key, localStorage);
  return kept === null ? { value: initial, savedAt: null } : { value: kept.value, savedAt: kept.at };
}
