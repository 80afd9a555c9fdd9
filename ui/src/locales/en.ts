import type { Messages } from '@lingui/core';

// The sentences of the shell and of all pages: one file, loaded before anything is drawn.
const parts = import.meta.glob<Messages>('./en/*.po', { eager: true, import: 'messages' });

export default Object.assign({}, ...Object.values(parts)) as Messages;
