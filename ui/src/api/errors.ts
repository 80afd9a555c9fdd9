/** Why a call failed, as far as a page must tell the cases apart. */
export type ApiErrorKind = 'network' | 'unauthenticated' | 'forbidden' | 'notFound' | 'limited' | 'tooLarge' | 'refused' | 'server';

/** A call that gave no answer to show. `message` is the server's own sentence in the reader's language, or empty. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly code: string | undefined;

  constructor(kind: ApiErrorKind, message: string, options: { code?: string | undefined; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'ApiError';
    this.kind = kind;
    this.code = options.code;
  }
}

interface Refused {
  code?: string | undefined;
  message?: string | undefined;
}

const byCode: Record<string, ApiErrorKind> = {
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'notFound',
  LIMIT: 'limited',
  RATE_LIMITED: 'limited',
  UNAVAILABLE: 'server',
  TOO_LARGE: 'tooLarge',
};

const byStatus: Record<number, ApiErrorKind> = {
  401: 'unauthenticated', 403: 'forbidden', 404: 'notFound', 413: 'tooLarge', 429: 'limited', 502: 'network', 503: 'network', 504: 'network',
};

export function toApiError(status: number, refused: Refused): ApiError {
  const kind = byCode[refused.code ?? ''] ?? byStatus[status] ?? (status >= 400 && status < 500 ? 'refused' : 'server');
  return new ApiError(kind, refused.message ?? '', { code: refused.code });
}

/** Reads a problem document (RFC 9457) as far as we show it. */
export function refusedOf(body: unknown): Refused {
  if (typeof body !== 'object' || body === null) return {};
  const { code, detail, title } = body as { code?: unknown; detail?: unknown; title?: unknown };
  const message = typeof detail === 'string' ? detail : title;
  return { code: typeof code === 'string' ? code : undefined, message: typeof message === 'string' ? message : undefined };
}

/** One expected refusal, as every payload carries them. */
export interface UserError {
  path: string[];
  code: string;
  message: string;
  rule?: string | null;
  article?: string | null;
  /** Where it can be mended, as a word for the page to turn into a button: "classify", "contact", "file". */
  way?: string | null;
}

/** The refusal that says the session is over: a mutation of nobody. */
const nobody = 'UNAUTHENTICATED';

/** Mutations of somebody who has no session yet: the same refusal there is about what was typed. */
const ofNobody = ['signIn', 'completeSetup'];

/** Turns a refusal for want of a session into the failure that leads to the sign-in page; passes everything else. */
export function askForSession<T extends object>(data: T): T {
  if (ofNobody.some((field) => field in data)) return data;
  const refusal = userErrorsOf(data).find((error) => error.code === nobody);
  if (refusal !== undefined) throw new ApiError('unauthenticated', refusal.message, { code: nobody });
  return data;
}

interface Payload {
  userErrors: UserError[];
}

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && Array.isArray((value as { userErrors?: unknown }).userErrors);
}

/** All refusals of a mutation's answer, whatever its field is called. */
export function userErrorsOf(data: object): UserError[] {
  const payloads = Object.values(data).flatMap((value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [value]));
  return payloads.filter(isPayload).flatMap((payload) => payload.userErrors);
}
