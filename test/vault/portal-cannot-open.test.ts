import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

const ROOT = resolve(__dirname, '../..');

/** Every source file under a folder, but for what the lint's own test plants there for a moment. */
function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('planted-'))
    .map((name) => join(folder, name));
}

/** All that a file imports, by statement or by import(), of ours as paths and of others by name. */
function importsOf(file: string): { ours: string[]; others: string[] } {
  const names = preProcessFile(readFileSync(file, 'utf8')).importedFiles.map((i) => i.fileName);
  const ours = names
    .filter((name) => name.startsWith('.'))
    .map((name) => resolve(dirname(file), name))
    .map((path) => [`${path}.ts`, path].find((p) => existsSync(p) && statSync(p).isFile()))
    .filter((path) => path !== undefined);
  return { ours, others: names.filter((name) => !name.startsWith('.')) };
}

/** Everything that loads when these files load, as paths from the repository's root. */
function reach(from: string[]): string[] {
  const seen = new Set<string>();
  const next = [...from];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (file.endsWith('.ts')) next.push(...importsOf(file).ours);
  }
  return [...seen].map((file) => relative(ROOT, file)).sort();
}

const fromSeal = reach(filesUnder(join(ROOT, 'vault/seal')));
const fromPortal = reach(filesUnder(join(ROOT, 'api/portal')));

describe('what faces the internet', () => {
  it.each([
    ['vault/seal', fromSeal],
    ['api/portal', fromPortal],
  ])('never loads what opens or what makes links: %s', (_name, files) => {
    expect(files.filter((file) => file.startsWith('vault/open/'))).toEqual([]);
    expect(files.filter((file) => file.startsWith('vault/links/'))).toEqual([]);
  });

  it('never reaches Temporal: an answer costs no action there', () => {
    const others = fromPortal.flatMap((file) => importsOf(join(ROOT, file)).others);
    expect(others.filter((name) => name.startsWith('@temporalio'))).toEqual([]);
    expect(fromPortal.filter((file) => file.startsWith('workflows/'))).toEqual([]);
  });

  it('reaches the age library in one place, which hands on encryption alone', () => {
    const files = [...new Set([...fromSeal, ...fromPortal])];
    const users = files.filter((file) =>
      importsOf(join(ROOT, file)).others.some((name) => name.startsWith('age-encryption')),
    );
    expect(users).toEqual(['vault/seal/age.ts']);
    const text = readFileSync(join(ROOT, 'vault/seal/age.ts'), 'utf8');
    expect(text.match(/\{[^{}]*\} = await import\('age-encryption'\)/g)).toEqual([
      "{ Encrypter } = await import('age-encryption')",
    ]);
  });

  it('would be caught: opening does reach the other side', () => {
    const fromOpen = reach([join(ROOT, 'vault/open/vault.ts')]);
    expect(fromOpen).toContain('vault/open/age.ts');
    expect(fromOpen).toContain('vault/seal/age.ts');
  });
});
