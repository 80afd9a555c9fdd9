/** The nonce that the server put into this page for styles made at run time; undefined in development. */
export function styleNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? undefined;
}

/** Hands the nonce to libraries that make style elements on their own (scroll locking under dialogs). */
export function adoptNonce(): void {
  const nonce = styleNonce();
  if (nonce !== undefined) (globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;
}
