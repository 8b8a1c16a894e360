import { mkdir, readdir, readFile, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { CannotOpen } from '../../vault/open/open';
import type { InboundDeps } from './deps';
import { unpackMail, type SpooledMail } from './spooled-mail';
import { takeIn } from './take-in';

/** Where the embedded mail server leaves mail for us, sealed to the vault's own recipients. */
export function spoolFolder(home: string): string {
  return path.join(home, 'inbound');
}

export const SPOOLED = '.age';
const DAMAGED = 'damaged';

/**
 * Takes in what waits in the spool, oldest first; a file is removed only after its mail was committed, so a crash
 * between the two does no more than hand the same mail over again. What cannot be taken in is reported, and the others
 * behind it do not wait. Returns how many were taken in.
 */
export async function emptySpool(deps: InboundDeps, folder: string): Promise<number> {
  let done = 0;
  for (const name of await waiting(folder)) {
    const file = path.join(folder, name);
    try {
      const mail = await open(deps, file);
      await takeIn(deps, { way: 'smtp', ...mail });
      await unlink(file);
      done += 1;
    } catch (error) {
      deps.activities.onError(error);
      // Nobody can open it, now or later: it is put aside for a person with the keys.
      if (error instanceof CannotOpen) await putAside(folder, name);
    }
  }
  return done;
}

async function waiting(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(SPOOLED)).sort();
  } catch {
    // No mail server of ours runs here, or it has had no mail for us yet.
    return [];
  }
}

async function open({ vault }: InboundDeps, file: string): Promise<SpooledMail> {
  const packed = await vault.openOwn(await readFile(file));
  try {
    return unpackMail(packed);
  } catch {
    throw new CannotOpen();
  }
}

async function putAside(folder: string, name: string): Promise<void> {
  await mkdir(path.join(folder, DAMAGED), { recursive: true, mode: 0o700 });
  await rename(path.join(folder, name), path.join(folder, DAMAGED, name));
}
