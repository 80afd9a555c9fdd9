import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('./en/', import.meta.url));
const entry = /^(?:msgctxt "(.+)"\n)?msgid "(.+)"\nmsgstr "(.*)"$/gmu;

/** Every English sentence by its Vietnamese one (and its context, where a word has several), with the catalogues that hold it. Obsolete entries (#~) do not count. */
function english(): Map<string, { catalogue: string; text: string }[]> {
  const all = new Map<string, { catalogue: string; text: string }[]>();
  for (const catalogue of readdirSync(folder)) {
    for (const [, context, sentence, text] of readFileSync(folder + catalogue, 'utf8').matchAll(entry)) {
      const source = context === undefined ? sentence! : `${context}: ${sentence}`;
      all.set(source, [...(all.get(source) ?? []), { catalogue, text: text! }]);
    }
  }
  return all;
}

test('every sentence has its English', () => {
  const missing = [...english()].flatMap(([source, texts]) => texts.filter(({ text }) => text === '').map(({ catalogue }) => `${catalogue}: ${source}`));
  expect(missing).toEqual([]);
});

test('one sentence reads the same in every catalogue, for they are loaded together', () => {
  const torn = [...english()].filter(([, texts]) => new Set(texts.map(({ text }) => text).filter(Boolean)).size > 1)
    .map(([source, texts]) => `${source}: ${texts.map(({ catalogue, text }) => `${catalogue} “${text}”`).join(', ')}`);
  expect(torn).toEqual([]);
});
