import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The age library knows more kinds of recipients than we have; what only those need stays away. */
const NOT_OURS = [
  '@noble/post-quantum/hybrid.js',
  '@noble/curves/nist.js',
  '@noble/hashes/scrypt.js',
];

/** Where a script is not made like the others. */
const OWN_WAYS = {
  // The library of KeePass files asks for Node's module by name, and uses the browser's where there is one.
  'read-export': { alias: { crypto: './browser/read/no-node-crypto.ts' } },
  // Put into the page later, perhaps twice: a module that did not come once is not asked for again everywhere.
  'many-file': { format: 'iife' },
  // People compare it with its sources: every name and line break stays.
  seal: { minify: false, plugins: [leftOut(NOT_OURS)] },
};

/** Puts functions that throw in the place of these modules. */
function leftOut(modules) {
  return {
    name: 'left-out',
    setup(build) {
      const stub = path.join(build.initialOptions.absWorkingDir, 'browser', 'seal', 'left-out.ts');
      build.onResolve({ filter: /\.js$/ }, ({ path: wanted, importer }) =>
        modules.includes(wanted) && importer.includes('age-encryption')
          ? { path: stub }
          : undefined,
      );
    },
  };
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}

/** Each file directly in browser/ is one script of the same name; what they share is in folders below it. */
function entriesOf(root) {
  return readdirSync(path.join(root, 'browser'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort();
}

/** What the scripts are made from: their sources, the rules of domain/, the libraries, and this file. */
function inputsOf(root) {
  const hash = createHash('sha256');
  const sources = ['browser', 'domain', 'formats']
    .flatMap((room) => filesBelow(path.join(root, room)))
    .sort();
  const own = fileURLToPath(import.meta.url);
  for (const file of [...sources, path.join(root, 'package-lock.json'), own]) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Bundles browser/*.ts into `out` where anything that they are made from has changed. The same
 * sources and libraries give the same bytes on every machine. Returns how many scripts were made.
 */
export async function bundleScripts(root, out = path.join(root, 'dist', 'browser')) {
  const mark = path.join(out, '.made-from');
  const inputs = inputsOf(root);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === inputs) return 0;
  const { build } = createRequire(path.join(root, 'package.json'))('esbuild');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const entries = entriesOf(root);
  await Promise.all(
    entries.map((name) =>
      build({
        absWorkingDir: root,
        entryPoints: [path.join('browser', name)],
        outdir: out,
        bundle: true,
        format: 'esm',
        platform: 'browser',
        target: 'es2022',
        charset: 'utf8',
        legalComments: 'inline',
        // The comments that name each library's file must not depend on where a link leads.
        preserveSymlinks: true,
        minify: true,
        tsconfig: path.join('browser', 'tsconfig.json'),
        logLevel: 'warning',
        ...OWN_WAYS[path.parse(name).name],
      }),
    ),
  );
  writeFileSync(mark, inputs);
  return entries.length;
}
