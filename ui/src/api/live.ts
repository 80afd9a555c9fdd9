import { ownHeader } from './client';
import { EventParser } from './sse';

const changesDocument = 'subscription Live { changes { seq kind record } }';
const firstPause = 1_000;
const longestPause = 60_000;

export interface LiveOptions {
  onChange: () => void;
  /** The stream was refused: the session may be over. */
  onRefused: () => void;
  signal: AbortSignal;
}

/** Follows the log as it grows (graphql-sse, distinct connections), resuming after the last event seen, until aborted. */
export async function follow({ onChange, onRefused, signal }: LiveOptions): Promise<void> {
  let last = '';
  let pause = firstPause;
  while (!signal.aborted) {
    try {
      const response = await fetch('/graphql', {
        method: 'POST', credentials: 'same-origin', signal,
        headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', ...ownHeader, ...(last === '' ? {} : { 'Last-Event-ID': last }) },
        body: JSON.stringify({ query: changesDocument }),
      });
      if (response.status === 401 || response.status === 403) {
        onRefused();
        return;
      }
      if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
      pause = firstPause;
      if (last !== '') onChange();
      last = await read(response.body, last, onChange);
    } catch {
      // A lost connection is no news for the reader of the page: wait and connect again.
    }
    await rest(pause, signal);
    pause = Math.min(pause * 2, longestPause);
  }
}

async function read(body: ReadableStream<Uint8Array>, last: string, onChange: () => void): Promise<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  const parser = new EventParser();
  let seen = last;
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done || value === undefined) return seen;
    for (const event of parser.feed(value)) {
      if (event.id !== '') seen = event.id;
      if (event.event === 'next') onChange();
      if (event.event === 'complete') return seen;
    }
  }
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
