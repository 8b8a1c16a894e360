import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { z } from 'zod';

/** Reads a small JSON file of ours; undefined when it is missing or not what it should be. */
export async function readState<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Written aside and moved into place, so that no reader sees half a file; readable by the owner only. */
export async function writeState(file: string, value: unknown): Promise<void> {
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(aside, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(aside, file);
}
