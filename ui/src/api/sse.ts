/** One event of a text/event-stream. */
export interface ServerEvent {
  event: string;
  id: string;
  data: string;
}

/** Splits a text/event-stream into events; feed it pieces as they come. */
export class EventParser {
  private rest = '';

  feed(chunk: string): ServerEvent[] {
    const text = this.rest + chunk;
    // A line break may be cut in two: its first half waits for the second.
    const half = text.endsWith('\r') ? '\r' : '';
    const lines = text.slice(0, text.length - half.length).replace(/\r\n?/gu, '\n');
    const end = lines.lastIndexOf('\n\n');
    if (end < 0) {
      this.rest = lines + half;
      return [];
    }
    this.rest = lines.slice(end + 2) + half;
    return lines.slice(0, end).split('\n\n').map(parseEvent).filter((event) => event !== null);
  }
}

function parseEvent(block: string): ServerEvent | null {
  const event: ServerEvent = { event: 'message', id: '', data: '' };
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line === '' || line.startsWith(':')) continue;
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /u, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') event.event = value;
    else if (field === 'id') event.id = value;
  }
  event.data = data.join('\n');
  return event.event === 'message' && event.data === '' ? null : event;
}
