import { randomUUID } from 'node:crypto';
import { keepAlsoSent } from '../../db/also-sent';
import { openDatabase, type Db } from '../../db/pool';
import { EMPTY_ENTRY } from '../../domain/entries/entry';
import { fingerprint } from '../../vault/seal/fingerprint';
import { verifyRecipient } from '../../vault/seal/recipient';
import { sealValue } from '../../vault/seal/seal';
import { FIRST } from './handover-input';
import type { Stage } from './stage';

type Content =
  { kind: 'entries'; entries: object[] } | { kind: 'file'; name: string; content: string };

/** An entry with a password that a contact, else the first, sent beside what was asked for, as a browser seals it. Its id. */
export async function alsoSent(
  stage: Stage,
  id: string,
  password: string,
  from = FIRST,
): Promise<string> {
  const entry = { ...EMPTY_ENTRY, title: 'Door', password, files: [] };
  return alsoSentPiece(stage, id, { kind: 'entries', entries: [entry] }, from);
}

/** As {@link alsoSent}, whatever it holds. */
export async function alsoSentPiece(
  stage: Stage,
  id: string,
  content: Content,
  from = FIRST,
): Promise<string> {
  // Only the portal's role may insert it, and only a link's reader is told so much of a link.
  const db = openDatabase(stage.database.superuserUrl, { name: 'also-sent-entry', max: 1 });
  try {
    return await sentThrough(db, stage, { id, content, from });
  } finally {
    await db.destroy();
  }
}

async function sentThrough(
  db: Db,
  { vault, clock }: Stage,
  { id, content, from }: { id: string; content: Content; from: string },
): Promise<string> {
  const of = await db
    .selectFrom('links as l')
    .innerJoin('contacts as c', 'c.id', 'l.contact_id')
    .innerJoin('handovers as h', 'h.id', 'l.handover_id')
    .select(['l.id', 'l.contact_id', 'h.recipient', 'h.recipient_signature as signature'])
    .where('l.handover_id', '=', id)
    .where('c.email', '=', from)
    .executeTakeFirstOrThrow();
  const recipient = verifyRecipient({ ...of, handoverId: id }, vault.publicKey);
  const sealed = await sealValue(recipient, { version: 1, ...content });
  const piece = { id: randomUUID(), handoverId: id, linkId: of.id, contactId: of.contact_id };
  const kept = await keepAlsoSent(db, {
    ...piece,
    kind: content.kind,
    entries: content.kind === 'entries' ? content.entries.length : 0,
    files: [],
    sealed,
    fingerprint: fingerprint(sealed),
    submissionId: randomUUID(),
    at: clock.now(),
  });
  expect(kept).toBe('kept');
  return piece.id;
}
