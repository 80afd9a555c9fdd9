type Listener = () => void;

const listeners = new Set<Listener>();

/** Tells the shell that the server no longer knows this session. */
export function sessionEnded(): void {
  for (const listener of listeners) listener();
}

export function onSessionEnd(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where to go after signing in: only an address of this application, never another site. */
export function safeReturn(wanted: string | undefined): string {
  return wanted !== undefined && /^\/app\/(?!\/)/u.test(wanted) && !wanted.startsWith('/app/dang-nhap') ? wanted : '/app/';
}
