import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { integrityOf, scriptFile } from '../api/plugins/assets';
import { projectRoot } from '../platform/paths';

/** Where people read which script seals in their browser. */
export const HASH_PLACES = ['docs/security.md', 'docs/check-seal-script.html'];
const HASH = /sha384-[A-Za-z0-9+/]{64}/g;

/** `npm run seal-hash`: brings the documents in line with the sealing script as it is bundled now. */
async function main(): Promise<void> {
  const hash = integrityOf(await readFile(scriptFile('seal.js')));
  for (const place of HASH_PLACES) {
    const file = path.join(projectRoot(), place);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(HASH, hash));
  }
  process.stdout.write(`${hash}\n`);
}

if (require.main === module) void main();
