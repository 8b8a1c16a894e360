import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { integrityOf, scriptFile } from '../../api/plugins/assets';
import { run } from '../../embedded/background';
import { HELD_SCRIPTS } from '../../domain/sealing/held-scripts';
import { HASH_PLACES, hashBehind } from '../../embedded/write-seal-hash';
import { projectRoot } from '../../platform/paths';
import { openBrowser } from '../support/browser';

const root = projectRoot();
const SCRIPT = scriptFile('seal.js');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handover-script-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the script that seals in the browser', () => {
  it('has the hash that the documents print; after a change, `npm run seal-hash` writes it anew', async () => {
    for (const name of HELD_SCRIPTS) {
      const hash = integrityOf(await readFile(scriptFile(name)));
      for (const place of HASH_PLACES) {
        const printed = (await readFile(path.join(root, place), 'utf8')).match(hashBehind(name));
        expect([place, name, printed]).toEqual([place, name, [hash]]);
      }
    }
  });

  it('is bundled to the same bytes again, readable, and stays without what opens', async () => {
    const script = await readFile(SCRIPT, 'utf8');
    await run(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { bundleScripts } from ${JSON.stringify(pathToFileURL(path.join(root, 'embedded/bundle-scripts.mjs')).href)};
       await bundleScripts(${JSON.stringify(root)}, ${JSON.stringify(folder)});`,
    ]);
    expect(await readFile(path.join(folder, 'seal.js'), 'utf8')).toBe(script);
    expect(script).toContain('// browser/seal/sealer.ts');
    expect(script).not.toMatch(/ml-kem\.js|\beval\(|new Function|WebAssembly|import\(/);
  });

  it('stands beside small ones: what a page always loads is less than 10 KB a script', async () => {
    const pages = path.join(root, 'templates');
    const named = (await readdir(pages, { recursive: true }))
      .filter((name) => name.endsWith('.hbs'))
      .map(async (name) => {
        const page = await readFile(path.join(pages, name), 'utf8');
        return [...page.matchAll(/<script[^>]*asset "([\w-]+\.js)"/g)].map(
          ([, script = '']) => script,
        );
      });
    const always = new Set((await Promise.all(named)).flat());
    always.delete('seal.js');
    expect([...always]).toEqual(expect.arrayContaining(['answer.js', 'many.js']));
    for (const name of always) {
      const { length } = await readFile(scriptFile(name));
      expect([name, length < 10_000]).toEqual([name, true]);
    }
  });

  it('is told from a changed copy by the command line and by a page that needs no network', async () => {
    const changed = path.join(folder, 'changed.js');
    await writeFile(changed, `${await readFile(SCRIPT, 'utf8')}\n`);
    const cli = (file: string) =>
      run(process.execPath, [path.join(root, 'cli/bin.mjs'), 'seal-script', 'verify', file]);
    const reader = scriptFile('read-export.js');
    for (const file of [SCRIPT, reader]) expect(await cli(file)).toMatchObject({ code: 0 });
    const refused = await cli(changed);
    expect(refused.code).toBe(4);
    expect(refused.stderr).toContain('somebody has changed the script');
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.context().setOffline(true);
    await page.goto(pathToFileURL(path.join(root, 'docs/check-seal-script.html')).href);
    await page.locator('#script').setInputFiles(SCRIPT);
    await page.getByText('Yes: it is this version’s script seal.js').waitFor();
    await page.locator('#script').setInputFiles(reader);
    await page.getByText('Yes: it is this version’s script read-export.js').waitFor();
    await page.locator('#script').setInputFiles(changed);
    await page.getByText('No: it is another file').waitFor();
    await browser.close();
  }, 60_000);
});
