import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NOT_SOURCES = new Set(['node_modules', 'dist', '.data', '.git', 'coverage']);
/** For browsers, not for Node: `bundle-scripts.mjs` makes these. */
const SCRIPTS = 'browser';

/** Types are checked by `npm run typecheck`; here they are only taken off, which is quick. */
const OPTIONS = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  // `import()` stays as it is: it is how CommonJS reaches libraries that are ES modules only.
  module: { type: 'commonjs', ignoreDynamic: true },
  sourceMaps: true,
  swcrc: false,
  configFile: false,
};

function filesBelow(folder, wanted) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) ? [] : filesBelow(file, wanted);
    return wanted(entry.name) ? [file] : [];
  });
}

const isSource = (name) => name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name);

function writeAside(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, text);
  renameSync(aside, file);
}

/** A change of this file or of the compiler makes everything stale. */
function stamp(root) {
  return createHash('sha256')
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(readFileSync(path.join(root, 'node_modules', '@swc', 'core', 'package.json')))
    .digest('hex');
}

function removeOrphans(root, dist, expected) {
  for (const file of filesBelow(dist, (name) => /\.js(\.map)?$/.test(name))) {
    if (isScript(dist, file)) continue;
    const made = file.replace(/\.map$/, '');
    if (!expected.has(made) && path.basename(made) !== 'workflow-bundle.js') rmSync(file);
  }
}

/** test/browser is none. */
const isScript = (root, file) => path.relative(root, file).startsWith(SCRIPTS + path.sep);

/** Compiles what is newer than its output into dist/. Returns how many files that were. */
export function compile(root) {
  const dist = path.join(root, 'dist');
  const mark = path.join(dist, '.compiled-with');
  const now = stamp(root);
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== now) {
    rmSync(dist, { recursive: true, force: true });
  }
  const sources = filesBelow(root, isSource).filter((file) => !isScript(root, file));
  const target = (source) => path.join(dist, path.relative(root, source)).replace(/\.ts$/, '.js');
  const stale = sources.filter((source) => {
    const made = statSync(target(source), { throwIfNoEntry: false });
    return !made || made.mtimeMs < statSync(source).mtimeMs;
  });
  if (stale.length > 0) {
    const swc = createRequire(path.join(root, 'package.json'))('@swc/core');
    for (const source of stale) {
      const file = target(source);
      const sourceFileName = path.relative(path.dirname(file), source);
      const { code, map } = swc.transformFileSync(source, { ...OPTIONS, sourceFileName });
      writeAside(`${file}.map`, map);
      writeAside(file, `${code}//# sourceMappingURL=${path.basename(file)}.map\n`);
    }
  }
  mkdirSync(dist, { recursive: true });
  removeOrphans(root, dist, new Set(sources.map(target)));
  writeAside(mark, now);
  return stale.length;
}

/** What the bundle was made from: the workflow, all that it may import, and the SDK's version. */
export function bundleInputs(root) {
  const hash = createHash('sha256');
  const sdk = path.join(root, 'node_modules', '@temporalio', 'worker', 'package.json');
  const maker = path.join(root, 'embedded', 'workflow-bundle.ts');
  const files = ['workflows', 'domain']
    .flatMap((folder) => filesBelow(path.join(root, folder), isSource))
    .sort();
  for (const file of [...files, sdk, maker]) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

export function bundleIsStale(root) {
  const mark = path.join(root, 'dist', 'workflow-bundle.from');
  const bundle = path.join(root, 'dist', 'workflow-bundle.js');
  if (!existsSync(mark) || !existsSync(bundle)) return true;
  return readFileSync(mark, 'utf8') !== bundleInputs(root);
}
