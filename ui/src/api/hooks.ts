import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { gql, operationName } from './client';
import { ApiError, askForSession, userErrorsOf, type UserError } from './errors';
import { Intent } from './intent';
import type { TypedDocumentString } from './generated/graphql';

export function queryKey<T, V>(doc: TypedDocumentString<T, V>, variables: V): readonly unknown[] {
  return [operationName(doc), variables];
}

/** Options for `queryClient.ensureQueryData` and `useQuery` alike. */
export function queryOptions<T, V>(doc: TypedDocumentString<T, V>, variables: V) {
  return {
    queryKey: queryKey(doc, variables),
    queryFn: ({ signal }: { signal: AbortSignal }) => gql(doc, variables, { signal }),
  };
}

export interface QueryGqlOptions<T> {
  enabled?: boolean;
  /** Keep showing the last answer while the next one loads (lists with filters). */
  keepPrevious?: boolean;
  /** Ask again after so many milliseconds, or never (false); a function decides by the last answer. */
  refetchInterval?: number | false | ((data: T | undefined) => number | false);
}

export function useQueryGql<T, V>(doc: TypedDocumentString<T, V>, variables: V, options: QueryGqlOptions<T> = {}): UseQueryResult<T, ApiError> {
  const { enabled = true, keepPrevious = false, refetchInterval = false } = options;
  return useQuery<T, ApiError>({
    ...queryOptions(doc, variables),
    enabled,
    refetchInterval: typeof refetchInterval === 'function' ? (query) => refetchInterval(query.state.data) : refetchInterval,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

export interface MutationGql<T, V> {
  /** Does it; answers the data, or null when it was refused or failed (see `refusals`, `error`). Never throws. */
  run: (variables: V) => Promise<T | null>;
  pending: boolean;
  /** Expected refusals of the last run: show them with RefusalList. */
  refusals: UserError[];
  /** The call itself failed: show it with FailurePart; running again repeats the same intent, never twice. */
  error: ApiError | null;
  /** The last answer as given, also a refused one (a stale edit carries `current`). */
  answer: T | null;
  reset: () => void;
}

/**
 * A mutation with one Idempotency-Key per intent: a double click shares the running call, and a retry after a lost
 * connection repeats the key, so nothing is done twice. After an accepted change all shown queries are asked again.
 */
export function useMutationGql<T extends object, V>(doc: TypedDocumentString<T, V>): MutationGql<T, V> {
  const client = useQueryClient();
  const intent = useRef(new Intent<T | null>());
  const [refusals, setRefusals] = useState<UserError[]>([]);
  const [answer, setAnswer] = useState<T | null>(null);
  const { mutateAsync, isPending, error, reset } = useMutation<T, ApiError, { variables: V; key: string }>({
    mutationFn: async ({ variables, key }) => askForSession(await gql(doc, variables, { idempotencyKey: key })),
    retry: false,
  });

  const run = useCallback((variables: V) => intent.current.run(JSON.stringify(variables), async (key) => {
    setRefusals([]);
    const data = await mutateAsync({ variables, key });
    const refused = userErrorsOf(data);
    setRefusals(refused);
    setAnswer(data);
    if (refused.length > 0) return null;
    await client.invalidateQueries();
    return data;
  }).catch((cause: unknown) => {
    if (cause instanceof ApiError) return null;
    throw cause;
  }), [client, mutateAsync]);

  return {
    run, refusals, answer, pending: isPending, error,
    reset: useCallback(() => { setRefusals([]); setAnswer(null); reset(); }, [reset]),
  };
}
