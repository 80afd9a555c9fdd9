import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '~/api/errors';
import { sessionEnded } from './session';

function onError(error: unknown): void {
  if (error instanceof ApiError && error.kind === 'unauthenticated') sessionEnded();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.kind === 'network' || error.kind === 'server'),
    },
  },
});
