import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('..', import.meta.url));
const styles = join(src, '..', 'node_modules', '@mantine', 'core', 'styles');

/** Components whose styles live under another name, or in several parts. */
const parts: Record<string, string[]> = {
  Select: ['Combobox', 'Input'], Autocomplete: ['Combobox', 'Input'], MultiSelect: ['Combobox', 'PillsInput', 'Pill', 'Input'], TagsInput: ['Combobox', 'PillsInput', 'Pill', 'Input'],
  TextInput: ['Input'], Textarea: ['Input'], NativeSelect: ['Input'], FileInput: ['Input'], HoverCard: ['Popover'], Highlight: ['Text', 'Mark'], Checkbox: ['Checkbox', 'InlineInput'], Radio: ['Radio', 'InlineInput'], Switch: ['Switch', 'InlineInput'],
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : /\.tsx?$/u.test(path) ? [path] : [];
  });
}

test('every Mantine component in use has its styles', () => {
  const loaded = readFileSync(join(src, 'theme', 'mantine.css'), 'utf8');
  const missing = new Set<string>();
  for (const path of sources(src)) {
    for (const [, names] of readFileSync(path, 'utf8').matchAll(/import \{([^}]+)\} from '@mantine\/core'/gu)) {
      for (const name of names!.split(',').map((part) => part.trim()).filter((part) => /^[A-Z]/u.test(part))) {
        for (const part of parts[name] ?? [name]) {
          if (existsSync(join(styles, `${part}.layer.css`)) && !loaded.includes(`/${part}.layer.css`)) missing.add(part);
        }
      }
    }
  }
  expect([...missing]).toEqual([]);
});
