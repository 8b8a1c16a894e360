import { z } from 'zod';
import { CannotOpen } from './open';
import type { Vault } from './vault';

/** What the portal sealed of a question. It came from outside: parsed, not trusted. */
const sealedQuestion = z.object({ version: z.literal(1), question: z.string() });

/** What was asked. Throws KeyGone, CannotOpen; call it only after the log was written. */
export async function openQuestion(
  vault: Pick<Vault, 'openValue'>,
  handoverId: string,
  sealed: Uint8Array,
): Promise<string> {
  const parsed = sealedQuestion.safeParse(await vault.openValue(handoverId, sealed));
  if (!parsed.success) throw new CannotOpen();
  return parsed.data.question;
}
