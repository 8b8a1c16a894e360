import { z } from 'zod';
import { CannotOpen } from './open';
import type { Vault } from './vault';

/** What the portal sealed of a text: a question, or why somebody declines. It came from outside: parsed, not trusted. */
const sealedNote = z.object({ version: z.literal(1), text: z.string() });

/** What was written. Throws KeyGone, CannotOpen; call it only after the log was written. */
export async function openNote(
  vault: Pick<Vault, 'openValue'>,
  handoverId: string,
  sealed: Uint8Array,
): Promise<string> {
  return noteIn(await vault.openValue(handoverId, sealed));
}

/** What an opened note says. Throws CannotOpen. */
export function noteIn(opened: unknown): string {
  const parsed = sealedNote.safeParse(opened);
  if (!parsed.success) throw new CannotOpen();
  return parsed.data.text;
}
