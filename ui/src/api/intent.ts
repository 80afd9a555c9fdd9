import { ApiError } from './errors';

/**
 * One thing a person wants done. While it runs, a second click joins it; when the connection was lost and the same
 * thing is asked again, the key is repeated, so that the server answers what it already did.
 */
export class Intent<R> {
  private what = '';
  private key = '';
  private running: Promise<R> | null = null;

  constructor(private readonly newKey: () => string = () => uuid()) {}

  run(what: string, call: (key: string) => Promise<R>): Promise<R> {
    if (this.running !== null) {
      if (what === this.what) return this.running;
      return this.running.then(() => this.run(what, call), () => this.run(what, call));
    }
    if (this.key === '' || what !== this.what) this.key = this.newKey();
    this.what = what;
    this.running = call(this.key).then(
      (result) => { this.settle(false); return result; },
      (cause: unknown) => { this.settle(cause instanceof ApiError && cause.kind === 'network'); throw cause; },
    );
    return this.running;
  }

  private settle(keepKey: boolean): void {
    this.running = null;
    if (!keepKey) this.key = '';
  }
}

/** A random UUID, also where the page is served without TLS (crypto.randomUUID needs a secure context). */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
