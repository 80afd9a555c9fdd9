import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { follow } from '~/api/live';
import { sessionEnded } from './session';

const gatherMs = 1_500;

/** Asks what is on screen again when the log grows: a burst of changes asks once. */
export function useLive(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return undefined;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onChange = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (!document.hidden) void client.invalidateQueries();
        else void client.invalidateQueries({ refetchType: 'none' });
      }, gatherMs);
    };
    void follow({ onChange, onRefused: sessionEnded, signal: stop.signal });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [client, enabled]);
}
