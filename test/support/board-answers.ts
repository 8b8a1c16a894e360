import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/pool';

export interface Answered {
  ago: (days: number) => Date;
  asked: number;
  answered: number;
  at: Date;
}

export async function insertSittings(
  db: Db,
  handoverId: string,
  { ago, asked, answered, at }: Answered,
): Promise<void> {
  const contact = randomUUID();
  const link = randomUUID();
  await db
    .insertInto('contacts')
    .values({
      id: contact,
      handover_id: handoverId,
      party: 'previous_msp',
      rung: 'first',
      name: 'Jonas Brandt',
      email: 'jonas@deltanet.example',
      created_at: at,
    })
    .execute();
  await db
    .insertInto('links')
    .values({
      id: link,
      handover_id: handoverId,
      contact_id: contact,
      purpose: 'reply',
      generation: 1,
      token_hash: Buffer.from(link),
      created_at: ago(asked),
      expires_at: ago(-90),
      first_opened_at: ago(asked * 0.85),
    })
    .execute();
  const first = Math.ceil(answered * 0.6);
  const parts = [first, answered - first].filter((part) => part > 0);
  await db
    .insertInto('submissions')
    .values(
      parts.map((part, index) => ({
        id: randomUUID(),
        handover_id: handoverId,
        contact_id: contact,
        link_id: link,
        number: index + 1,
        opened_at: ago(asked * (0.8 - 0.35 * index)),
        last_saved_at: ago(asked * (0.8 - 0.35 * index)),
        finished_at: ago(asked * (0.8 - 0.35 * index)),
        receipt_number: `R-${handoverId}-${String(index + 1)}`,
        receipt: JSON.stringify({ items: Array.from({ length: part }, () => ({})) }),
      })),
    )
    .execute();
}

export async function insertPromise(
  db: Db,
  handoverId: string,
  { until, at }: { until: Date; at: Date },
): Promise<void> {
  await db
    .insertInto('items')
    .values({
      id: randomUUID(),
      handover_id: handoverId,
      position: 1,
      catalogue_number: 20,
      group_name: 'Network',
      name: 'Router and firewall',
      kind: 'login',
      scope: 'ours',
      criticality: 'critical',
      unrecoverable: false,
      recovery_working_days: 1,
      reply_fields: [],
      leans_on_any_of: [],
      not_before: [],
      only_they_can_release: false,
      state: 'answered',
      answer_type: 'promised',
      answered_at: at,
      promised_until: until,
      promises: 1,
    })
    .execute();
}
