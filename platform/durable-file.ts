import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * Puts a file there, in one step: whoever reads it finds the old bytes or the new ones, whole, also after a power cut.
 * One that was there keeps its owner. The folder has to be there.
 */
export async function writeDurably(
  file: string,
  bytes: string | Uint8Array,
  mode: number,
): Promise<void> {
  const aside = await writeAside(file, bytes, mode);
  await rename(aside, file);
  await syncFolder(path.dirname(file));
}

/**
 * As {@link writeDurably}, where there is none; of two at the same time one puts it there. Whether it was this one: what
 * is there already stays as it is.
 */
export async function createDurably(
  file: string,
  bytes: string | Uint8Array,
  mode: number,
): Promise<boolean> {
  const aside = await writeAside(file, bytes, mode);
  try {
    return await moveToNone(aside, file);
  } finally {
    await unlink(aside).catch(() => undefined);
    await syncFolder(path.dirname(file));
  }
}

/** What a file system says that knows no second name for a file, as some that are shared with another machine. */
const KNOWS_NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

async function moveToNone(aside: string, file: string): Promise<boolean> {
  try {
    // Unlike a rename it never replaces anything.
    await link(aside, file);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') return false;
    if (!KNOWS_NO_LINKS.has(code)) throw error;
    if (existsSync(file)) return false;
    await rename(aside, file);
    return true;
  }
}

/** Appends to a file, which is made with its folder where there is none. Once this returns no power cut takes it back. */
export async function appendDurably(file: string, text: string, mode: number): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const handle = await open(file, 'a', mode);
  try {
    const { size } = await handle.stat();
    await handle.appendFile(text);
    await handle.sync();
    if (size === 0) await syncFolder(folder);
  } finally {
    await handle.close();
  }
}

/** What was put into this folder, or renamed in it, stays so after a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Of a name that nobody else writes to. */
async function writeAside(file: string, bytes: string | Uint8Array, mode: number): Promise<string> {
  const aside = `${file}.${randomBytes(6).toString('hex')}.new`;
  const handle = await open(aside, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await keepOwner(file, handle);
    await handle.sync();
    return aside;
  } catch (error) {
    await unlink(aside).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

/** An administrator may write for a service that runs under another name, and has to read it afterwards. */
async function keepOwner(
  file: string,
  handle: { chown(uid: number, gid: number): Promise<void> },
): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const before = await stat(file).catch(() => null);
  if (before) await handle.chown(before.uid, before.gid);
}
