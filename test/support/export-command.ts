import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../platform/paths';
import { allEntries } from '../formats/keepassxc';
import { twoPeople } from './console-visitor';
import type { Stage } from './stage';

/** `handover export` on the server of this stage; the last argument is the file to write. */
function exportCommand(stage: Stage, args: readonly string[]) {
  const program = path.join(projectRoot(), 'cli', 'bin.mjs');
  const given = ['export', ...args.slice(0, -1), `--out=${args.at(-1)}`, '--json'];
  return spawnSync(process.execPath, [program, ...given], {
    env: {
      PATH: process.env.PATH,
      HANDOVER_HOME: stage.config.home,
      MIGRATION_DATABASE_URL: stage.database.ownerUrl,
      KEYSTORE_DATABASE_URL: stage.database.keystoreOwnerUrl,
    },
    encoding: 'utf8',
  });
}

/**
 * A KeePass file made from the shell: once; not over somebody's file, for which nothing is opened; and where two people
 * are asked for, with what it opens with, which is said now or never, and without the file.
 */
export async function exportFromShell(
  stage: Stage,
  id: string,
  { actions, passphrase }: { actions: () => Promise<string[]>; passphrase: RegExp },
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'command-'));
  try {
    const out = path.join(folder, 'next.kdbx');
    const run = () => exportCommand(stage, [id, '--format=kdbx', '--reason=From the shell', out]);
    const first = run();
    expect([first.status, first.stderr]).toEqual([0, '']);
    const made = JSON.parse(first.stdout) as { passphrase: string };
    const locked = { bytes: await readFile(out), password: made.passphrase };
    expect(allEntries(locked)).toHaveLength(2);
    const before = await actions();
    const again = run();
    expect([again.status, again.stderr]).toEqual([4, expect.stringContaining('is there already')]);
    expect(await actions()).toEqual(before);
    await twoPeople(stage, true);
    await rm(out);
    const waiting = run();
    await twoPeople(stage, false);
    expect([waiting.status, waiting.stderr, existsSync(out)]).toEqual([4, '', false]);
    const told = JSON.parse(waiting.stdout.split('\n')[0] ?? '') as Record<string, string>;
    expect(told.passphrase).toMatch(passphrase);
    expect(told.waits).toContain('a second person has to agree');
    const { body } = await stage.us.call('GET', `/handovers/${id}/log`);
    expect(JSON.stringify(body)).toContain('From the shell');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
