import { expect, test } from 'vitest';
import { EventParser, type ServerEvent } from './sse';

const stream = ':hello\n\nevent: next\nid: 7\ndata: {"a":1}\n\nevent: next\r\nid: 8\r\ndata: one\r\ndata: two\r\n\r\nevent: complete\n\n';
const want: ServerEvent[] = [{ event: 'next', id: '7', data: '{"a":1}' }, { event: 'next', id: '8', data: 'one\ntwo' }, { event: 'complete', id: '', data: '' }];

test('events come out whole, however the stream is cut', () => {
  for (let cut = 1; cut < stream.length; cut++) {
    const parser = new EventParser();
    expect([...parser.feed(stream.slice(0, cut)), ...parser.feed(stream.slice(cut))]).toEqual(want);
  }
});
