// Finishes a build: .gz beside each text file, and seal.json with the hash of every source and every file built.
// `go test ./ui` compares the sources' hashes with the tree, without Node.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const sourceFolders = ['src', 'public', 'scripts'];
const sourceFiles = ['index.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'lingui.config.ts', 'codegen.ts', '.npmrc'];
const worthPacking = /\.(?:html|js|css|svg|json|txt)$/;
const smallestPacked = 512;

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

const hash = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
const named = (paths, base) => Object.fromEntries(
  paths.map((path) => [relative(base, path).split(sep).join(posix.sep), hash(path)]).sort(([a], [b]) => (a < b ? -1 : 1)),
);

const built = filesUnder(dist).filter((path) => !path.endsWith('.gz') && relative(dist, path) !== 'seal.json');
for (const path of built) {
  const bytes = readFileSync(path);
  if (!worthPacking.test(path) || bytes.length < smallestPacked || path.endsWith('index.html')) continue;
  const packed = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  packed[9] = 255; // The system that packed it is nobody's business, and the same everywhere.
  writeFileSync(`${path}.gz`, packed);
}

const sources = [...sourceFolders.flatMap((folder) => filesUnder(join(root, folder))), ...sourceFiles.map((name) => join(root, name))];
writeFileSync(join(dist, 'seal.json'), `${JSON.stringify({ sources: named(sources, root), files: named(built, dist) }, null, 1)}\n`);
