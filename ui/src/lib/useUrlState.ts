import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { readState, writeState, type Codec, type RawSearch, type StateOf } from './urlState';

/** The page's state in the address, typed by codecs declared once outside the component. `set` merges a change. */
export function useUrlState<C extends Record<string, Codec<unknown>>>(codecs: C): [StateOf<C>, (change: Partial<StateOf<C>>, options?: { push?: boolean }) => void] {
  const raw = useSearch({ strict: false }) as RawSearch;
  const navigate = useNavigate();
  const state = useMemo(() => readState(codecs, raw), [codecs, raw]);
  const set = useCallback((change: Partial<StateOf<C>>, options: { push?: boolean } = {}) => {
    void navigate({ to: '.', search: (before: unknown) => writeState(codecs, before as RawSearch, change) as never, replace: options.push !== true });
  }, [codecs, navigate]);
  return [state, set];
}
