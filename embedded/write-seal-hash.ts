import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { integrityOf, scriptFile } from '../api/plugins/assets';
import { HELD_SCRIPTS } from '../domain/sealing/held-scripts';
import { projectRoot } from '../platform/paths';

/** Where people read which scripts open and seal in their browser. */
export const HASH_PLACES = ['docs/security.md', 'docs/check-seal-script.html'];

/** A script's hash in a document: the first behind its name. */
export const hashBehind = (name: string): RegExp =>
  new RegExp(`(?<=\\b${name.replace('.', '\\.')}\\b[^]{0,60}?)sha384-[A-Za-z0-9+/]{64}`, 'g');

/** `npm run seal-hash`: brings the documents in line with these scripts as they are bundled now. */
async function main(): Promise<void> {
  for (const name of HELD_SCRIPTS) {
    const hash = integrityOf(await readFile(scriptFile(name)));
    for (const place of HASH_PLACES) {
      const file = path.join(projectRoot(), place);
      await writeFile(file, (await readFile(file, 'utf8')).replace(hashBehind(name), hash));
    }
    process.stdout.write(`${name} ${hash}\n`);
  }
}

if (require.main === module) void main();
