// The sentences of the shell and the shared components: loaded before anything is drawn.
export { messages as default } from './en/messages.po';
