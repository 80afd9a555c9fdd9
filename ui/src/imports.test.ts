import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = dirname(fileURLToPath(import.meta.url));

/** Every module of ours with the modules it imports, types included. */
function imports(): Map<string, string[]> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)).filter((name) => /(?<!\.test)\.tsx?$/u.test(name) && !name.includes('generated') && statSync(name).isFile());
  const known = new Set(files);
  return new Map(files.map((file) => {
    const named = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s[^;]*?from '([.~][^']*)'/gmu)].map((match) => match[1]!);
    const found = named.map((name) => (name.startsWith('~/') ? join(root, name.slice(2)) : join(dirname(file), name)));
    return [file, found.flatMap((name) => [`${name}.ts`, `${name}.tsx`, join(name, 'index.ts')].filter((one) => known.has(one)))];
  }));
}

/** The first circle met, as its modules in order; empty without one. */
function circle(graph: ReadonlyMap<string, string[]>): string[] {
  const done = new Set<string>();
  const walk = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const found = walk(next, [...path, file]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const found = walk(file, []);
    if (found.length > 0) return found.map((one) => relative(root, one));
  }
  return [];
}

test('no module imports itself by way of others, not even a type', () => {
  const graph = imports();
  expect(graph.size).toBeGreaterThan(150);
  expect(circle(graph)).toEqual([]);
});

test('a circle would be found', () => {
  expect(circle(new Map([[join(root, 'a'), [join(root, 'b')]], [join(root, 'b'), [join(root, 'a')]]]))).toEqual(['a', 'b', 'a']);
});
