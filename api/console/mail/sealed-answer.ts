import type { FastifyRequest } from 'fastify';
import { verifyRecipient } from '../../../vault/seal/recipient';
import { sealValue } from '../../../vault/seal/seal';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { staffOf } from '../../plugins/staff-session';
import type { MailScene } from './handover-mail';

/** What a filing says as an answer: how it came and who filed it, and the text when it is the text that was filed. */
export async function sealedAnswer(
  deps: ConsoleDeps,
  request: FastifyRequest,
  { loaded, mail }: MailScene,
  text: string | null,
): Promise<Uint8Array> {
  const { handover } = loaded.head;
  const recipient = verifyRecipient(
    {
      handoverId: handover.id,
      recipient: handover.recipient,
      signature: handover.recipient_signature,
    },
    deps.vault.publicKey,
  );
  const came = mail.received_at.toISOString().slice(0, 10);
  const as = text === null ? 'As a file by mail' : 'In the text of a mail';
  const value = `${as} on ${came}, put here by ${staffOf(request).name}`;
  const fields = [{ key: 'came-by-mail', label: 'How it came', secret: false, value }];
  if (text !== null) {
    fields.push({ key: 'mail-text', label: 'What the mail says', secret: true, value: text });
  }
  return sealValue(recipient, { version: 1, type: 'provided', fields });
}
