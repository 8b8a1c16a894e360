import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../embedded/background';
import { projectRoot } from '../../platform/paths';

interface LintResult {
  messages: { ruleId: string; message: string }[];
}

const planted: string[] = [];

async function plant(file: string, text: string): Promise<string> {
  const name = path.join(projectRoot(), file);
  planted.push(name);
  await writeFile(name, text, { flag: 'wx' });
  return file;
}

afterEach(async () => {
  for (const file of planted.splice(0)) await rm(file, { force: true });
});

/** What the project's own lint says about these files. */
async function lint(...files: string[]): Promise<string[]> {
  const eslint = path.join('node_modules', 'eslint', 'bin', 'eslint.js');
  const done = await run(process.execPath, [eslint, '--format', 'json', ...files], {
    cwd: projectRoot(),
  });
  return (JSON.parse(done.stdout) as LintResult[]).flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  );
}

describe('the lint gate', () => {
  it('stops what must not import each other, far ways into workflow code, and forgotten promises', async () => {
    const stamp = `planted-${process.pid}`;
    const found = await lint(
      await plant(
        `api/portal/${stamp}.ts`,
        "import { createVault } from '../../vault/open/vault';\n" +
          "import { sealValue } from '../../vault/seal/seal';\n" +
          'export const both = [createVault, sealValue];\n',
      ),
      await plant(
        `domain/items/${stamp}.ts`,
        "import { DateTime } from 'luxon';\nexport const now = () => DateTime.utc();\n",
      ),
      await plant(
        `workflows/${stamp}.ts`,
        `import { now } from '../domain/items/${stamp}';\n` +
          "import { readFileSync } from 'node:fs';\n" +
          "import { isTimeZone } from '../domain/calendar/zones';\n" +
          "export const all = [now(), readFileSync('x'), isTimeZone('x')];\n",
      ),
      await plant(
        `domain/${stamp}.ts`,
        "import { projectRoot } from '../platform/paths';\nexport const root = projectRoot();\n",
      ),
      await plant(
        `platform/${stamp}.ts`,
        'export function start(): void {\n  Promise.resolve(1);\n}\n',
      ),
    );
    const all = found.join('\n');
    expect(all).toContain('boundaries/dependencies: api/portal may not import vault/open');
    expect(all).not.toContain('may not import vault/seal');
    expect(all).toContain('boundaries/dependencies: domain may not import platform');
    expect(all).toContain('boundaries/dependencies: workflows may not import domain/calendar');
    expect(all).toContain('handover/workflow-reach: Workflow code may not use node:fs');
    expect(all).toContain(
      `handover/workflow-reach: This leads workflow code to luxon, through domain/items/${stamp}.ts`,
    );
    expect(all).toContain('@typescript-eslint/no-floating-promises');
  }, 120_000);
});
