import type { Messages } from '@lingui/core';

// The sentences of all pages: loaded beside the first page's own code.
const parts = import.meta.glob<Messages>(['./vi/*.po', '!./vi/messages.po'], { eager: true, import: 'messages' });

export default Object.assign({}, ...Object.values(parts)) as Messages;
