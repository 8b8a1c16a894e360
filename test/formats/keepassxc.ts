import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { toolPath } from '../support/tools';

export interface Locked {
  bytes: Uint8Array;
  password: string;
}

interface Command {
  name: string;
  options?: readonly string[];
  args?: readonly string[];
}

/** What keepassxc-cli prints about a database, in a folder that is gone afterwards. Throws when it does not end well. */
export function keepassxc(
  { bytes, password }: Locked,
  { name, options = [], args = [] }: Command,
): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'kdbx-'));
  try {
    writeFileSync(path.join(folder, 'db.kdbx'), bytes);
    const line = [name, '-q', ...options, 'db.kdbx', ...args];
    const ran = spawnSync(toolPath('keepassxc-cli'), line, {
      cwd: folder,
      input: `${password}\n`,
      timeout: 60_000,
      maxBuffer: 1e8,
    });
    if (ran.status !== 0) throw new Error(`keepassxc-cli ${name}: ${ran.stderr.toString('utf8')}`);
    return ran.stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every entry of a database as KeePassXC itself exports them, placeholders not resolved. */
export function allEntries(locked: Locked): Record<string, string>[] {
  const out = keepassxc(locked, { name: 'export', options: ['--format=csv'] }).toString('utf8');
  return Papa.parse<Record<string, string>>(out, {
    header: true,
    newline: '\n',
    skipEmptyLines: true,
  }).data;
}

/** One field of one entry as KeePassXC shows it to a person, placeholders resolved. */
export function shown(locked: Locked, entry: string, field: string): string {
  const options = ['-s', '-a', field];
  return keepassxc(locked, { name: 'show', options, args: [entry] })
    .toString('utf8')
    .replace(/\n$/, '');
}

export function attachment(locked: Locked, entry: string, file: string): Buffer {
  return keepassxc(locked, {
    name: 'attachment-export',
    options: ['--stdout'],
    args: [entry, file],
  });
}
