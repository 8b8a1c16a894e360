import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { askQuestion } from '../../db/item-questions';
import { openDatabase } from '../../db/pool';
import { EMPTY_ENTRY } from '../../domain/entries/entry';
import { newKeyPair } from '../../vault/open/age';
import { encryptTo } from '../../vault/seal/age';
import { fingerprint } from '../../vault/seal/fingerprint';
import { alsoSent, alsoSentPiece } from './also-sent-entry';
import { EICAR } from './clamd';
import { FIRST } from './handover-input';
import type { Stage } from './stage';

/** What comes beside answers, each in a way in which it is of no use, and one that is good. */
export async function sendSpoiledOthers(
  stage: Stage,
  client: Client,
  { handoverId, itemId }: { handoverId: string; itemId: string },
): Promise<void> {
  await alsoSent(stage, handoverId, 'good');
  await damage(client, 'also_sent', await alsoSent(stage, handoverId, 'damaged'));
  const files = [{ id: randomUUID(), name: 'never.txt' }];
  const entries = [{ ...EMPTY_ENTRY, title: 'With a file that never came', files }];
  await alsoSentPiece(stage, handoverId, { kind: 'entries', entries });
  const content = Buffer.from(EICAR).toString('base64');
  await alsoSentPiece(stage, handoverId, { kind: 'file', name: 'list.csv', content });
  // Sealed to somebody else’s key.
  const { recipient } = await newKeyPair();
  const sealed = Buffer.from(await encryptTo([recipient], Buffer.alloc(1024, 'x')));
  await client.query(
    `insert into files (id, handover_id, received_at, chunks, sealed_manifest, fingerprint)
     values ($1, $2, $3, 1, $4, $5)`,
    [randomUUID(), handoverId, stage.clock.now(), sealed, fingerprint(sealed)],
  );
  const db = openDatabase(stage.database.superuserUrl, { name: 'spoiled-others', max: 1 });
  try {
    const { id: contactId } = await db
      .selectFrom('contacts')
      .select('id')
      .where('handover_id', '=', handoverId)
      .where('email', '=', FIRST)
      .executeTakeFirstOrThrow();
    const question = { id: randomUUID(), handoverId, itemId, contactId, sealed };
    const at = stage.clock.now();
    await askQuestion(db, { ...question, fingerprint: fingerprint(sealed), at });
  } finally {
    await db.destroy();
  }
}

/** Changes a byte of something sealed, so that it opens no more. */
export async function damage(
  client: Client,
  table: 'also_sent' | 'authority_declines',
  id: string,
): Promise<void> {
  await client.query(
    `update ${table} set sealed = set_byte(sealed, octet_length(sealed) - 20,
      255 - get_byte(sealed, octet_length(sealed) - 20)) where id = $1`,
    [id],
  );
}
