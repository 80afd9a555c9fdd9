// After `lingui extract`: a sentence that has its English in one catalogue gets the same in the others,
// for the catalogues are loaded together and one sentence must read the same everywhere.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/locales/en/', import.meta.url));
const entry = /^msgid "(.+)"\nmsgstr "(.*)"$/gm;
const catalogues = readdirSync(folder).map((name) => ({ path: folder + name, text: readFileSync(folder + name, 'utf8') }));

const known = new Map();
for (const { text } of catalogues) {
  for (const [, source, english] of text.matchAll(entry)) if (english !== '' && !known.has(source)) known.set(source, english);
}
for (const { path, text } of catalogues) {
  const filled = text.replace(entry, (whole, source, english) => (english === '' && known.has(source) ? `msgid "${source}"\nmsgstr "${known.get(source)}"` : whole));
  if (filled !== text) writeFileSync(path, filled);
}
