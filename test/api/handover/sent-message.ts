import { randomUUID } from 'node:crypto';
import { recordOutcome, storeMessage } from '../../../db/messages';
import type { Db } from '../../../db/pool';

export interface SentMessage {
  stepKey: string;
  template: string;
  subject: string;
  contactId: string;
  name: string;
  address: string;
  at: Date;
}

/** A message that their server has taken, as the worker stores it. */
export async function sentMessage(db: Db, handoverId: string, m: SentMessage): Promise<void> {
  const id = randomUUID();
  await storeMessage(db, {
    id,
    handover_id: handoverId,
    step_key: m.stepKey,
    recipient_key: m.contactId,
    contact_id: m.contactId,
    link_id: null,
    template: m.template,
    subject: m.subject,
    to_name: m.name,
    to_address: m.address,
    envelope_from: 'bounce@northgate.example',
    message_id: `<${randomUUID()}@northgate.example>`,
    rendered: Buffer.from('bytes'),
    body_text:
      'Hello,\n\nplease answer here:\nhttp://localhost:3001/r/link-token-link-token-link-token-link-token\n\nThank you.',
    created_at: m.at,
    outcome_at: m.at,
  });
  await recordOutcome(db, id, {
    outcome: 'accepted',
    serverReply: '250 2.0.0 queued',
    at: m.at,
  });
}
