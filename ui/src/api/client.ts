import { refusedOf, toApiError, ApiError } from './errors';
import type { TypedDocumentString } from './generated/graphql';

export interface CallOptions {
  /** One per intent of a person: the same key twice does the thing once. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
}

/** The header that a page of another site cannot send: the server asks for it with a cookie. */
export const ownHeader = { 'X-Danhmuc': '1' } as const;

export function language(): string {
  return document.documentElement.lang === 'en' ? 'en' : 'vi';
}

/** One GraphQL call. Throws an ApiError; expected refusals are in the payload's userErrors instead. */
export async function gql<T, V>(doc: TypedDocumentString<T, V>, variables: V, options: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json', 'Accept-Language': language(), ...ownHeader };
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey;
  const response = await fetch('/graphql', {
    method: 'POST', headers, credentials: 'same-origin', body: JSON.stringify({ query: doc.toString(), variables }), signal: options.signal ?? null,
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw new ApiError('network', '', { cause });
  });
  const answer = (await response.json().catch(() => null)) as Answer<T> | null;
  if (answer === null || (!response.ok && answer.errors === undefined)) throw toApiError(response.status, refusedOf(answer));
  const broken = answer.errors?.[0];
  if (answer.data == null || broken !== undefined) {
    throw toApiError(response.status, { code: broken?.extensions?.code, message: broken?.message });
  }
  return answer.data;
}

/** The operation's name, for cache keys and logs. */
export function operationName(doc: { toString(): string }): string {
  return /(?:query|mutation|subscription)\s+(\w+)/u.exec(doc.toString())?.[1] ?? '';
}
