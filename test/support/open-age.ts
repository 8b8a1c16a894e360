import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTool, toolPath } from './tools';

/** What the stock program makes of it; it asks for the passphrase at a terminal. */
export async function openedByAge(sealed: Buffer, passphrase: string): Promise<Buffer | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'package-'));
  try {
    const [from, to] = [path.join(folder, 'package.age'), path.join(folder, 'package.zip')];
    await writeFile(from, sealed);
    const run = `${toolPath('age')} -d -o ${to} ${from}`;
    const { status } = spawnSync('script', ['-qec', run, '/dev/null'], {
      input: `${passphrase}\n`,
      timeout: 60_000,
    });
    if (status !== 0) return null;
    const unzip = findTool('unzip');
    if (unzip !== undefined) expect(spawnSync(unzip, ['-t', to]).status).toBe(0);
    return await readFile(to);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
