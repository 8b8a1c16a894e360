import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { keepAlsoSent } from '../../db/also-sent';
import { storeExportChunk } from '../../db/export-chunks';
import { openDatabase, type Db } from '../../db/pool';
import { finishUpload, storeUploadChunk, type UploadKey } from '../../db/uploads';
import { SEALED_COLUMNS } from '../../embedded/recovery/sealed-columns';
import { formTo } from '../../embedded/simulated/visitor';
import { fingerprint, fingerprintOfAll } from '../../vault/seal/fingerprint';
import { sealManifest } from '../../vault/seal/manifest';
import { sealNote } from '../../vault/seal/note';
import { verifyRecipient, type HandoverRecipient } from '../../vault/seal/recipient';
import { sealBytes, sealValue } from '../../vault/seal/seal';
import { signedIn } from './console-visitor';
import { FIRST } from './handover-input';
import { postMail } from './post-mail';
import type { Stage } from './stage';

/** What is in everything that {@link sendEachKind} sends. */
export const WORDS = 'Zaunkoenig=7 singt/leise';

/**
 * Everything sealed that a handover may hold beside answers and their files: a question, why nobody signed, what was also
 * sent, a file on its way, half of another, pieces of an export that was broken off, and a mail with a file. Needs an open
 * link of the first contact.
 */
export async function sendEachKind(stage: Stage, id: string): Promise<void> {
  const db = openDatabase(stage.database.superuserUrl, { name: 'each-kind', max: 2 });
  try {
    const facts = await factsOf(stage, db, id);
    await notes(db, facts);
    await besides(db, facts);
    await uploads(db, facts);
    const piece = { exportId: randomUUID(), number: 1, handoverId: id, at: facts.at };
    const sealed = Buffer.from(await sealBytes(facts.recipient, Buffer.from(WORDS)));
    await storeExportChunk(db, { ...piece, sealed });
  } finally {
    await db.destroy();
  }
  const to = 'onboarding@northgate.example';
  await postMail(stage.mailbox.smtpUrl, { from: FIRST, to, raw: mail(to) });
  await stage.clock.settle();
}

/** A file for the next vault, made on the page and not fetched. */
export async function exportOf(stage: Stage, id: string): Promise<void> {
  const staff = await signedIn(stage);
  const page = await staff.get(`${stage.config.consoleUrl}/handovers/${id}/hand-off`);
  const values = { reason: 'Moving to our vault', format: 'kdbx' };
  await staff.submit(page, formTo(page, '/hand-off'), values);
}

type Facts = Awaited<ReturnType<typeof factsOf>>;

async function factsOf({ vault, clock }: Stage, db: Db, id: string) {
  const row = await db
    .selectFrom('handovers')
    .select(['id as handoverId', 'recipient', 'recipient_signature as signature'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const link = await db
    .selectFrom('links')
    .innerJoin('contacts', 'contacts.id', 'links.contact_id')
    .select(['links.id', 'contact_id'])
    .where('links.handover_id', '=', id)
    .where('email', '=', FIRST)
    .executeTakeFirstOrThrow();
  const { id: itemId } = await db
    .selectFrom('items')
    .select('id')
    .where('handover_id', '=', id)
    .orderBy('position')
    .executeTakeFirstOrThrow();
  const recipient: HandoverRecipient = verifyRecipient(row, vault.publicKey);
  const of = { handoverId: id, linkId: link.id, contactId: link.contact_id, itemId };
  return { ...of, recipient, at: clock.now() };
}

async function notes(db: Db, { handoverId, contactId, itemId, recipient, at }: Facts) {
  const { sealed, fingerprint: print } = await sealNote(recipient, WORDS);
  const note = { handover_id: handoverId, contact_id: contactId, fingerprint: print };
  const bytes = Buffer.from(sealed);
  await db
    .insertInto('item_questions')
    .values({
      ...note,
      id: randomUUID(),
      item_id: itemId,
      asked_at: at,
      sealed: bytes,
      tell_due_at: null,
    })
    .execute();
  await db
    .insertInto('authority_declines')
    .values({
      ...note,
      id: randomUUID(),
      declined_at: at,
      reason: 'items',
      typed_name: 'Ann Fern',
      sealed: bytes,
      tell_due_at: null,
      settled_at: at,
      settled_by: 'staff:test',
      settled_how: 'asked_again',
    })
    .execute();
}

async function besides(db: Db, facts: Facts): Promise<void> {
  const content = Buffer.from(WORDS).toString('base64');
  const value = { version: 1, kind: 'file', name: 'list.csv', content };
  const sealed = await sealValue(facts.recipient, value);
  const piece = { id: randomUUID(), kind: 'file', entries: 0, files: [] } as const;
  const print = fingerprint(sealed);
  const made = { ...piece, sealed, fingerprint: print, submissionId: randomUUID() };
  await keepAlsoSent(db, { ...facts, ...made });
}

/** One that is whole and that no answer has claimed, and the first piece of another. */
async function uploads(db: Db, { recipient, at, ...facts }: Facts): Promise<void> {
  const sealed = await sealBytes(recipient, Buffer.from(WORDS));
  const print = fingerprint(sealed);
  const sha256 = fingerprint(Buffer.from(WORDS)).toString('hex');
  const content = { size: WORDS.length, sha256, chunkSizes: [WORDS.length] };
  const named = { version: 1, name: 'late.txt', mediaType: 'text/plain', content } as const;
  const sealedManifest = await sealManifest(recipient, named);
  for (const whole of [true, false]) {
    const key: UploadKey = { ...facts, fileId: randomUUID() };
    const chunk = { ...key, number: 1, sealed, fingerprint: print, content: 1024, at };
    expect(await storeUploadChunk(db, chunk)).toBe('stored');
    if (!whole) continue;
    const all = fingerprintOfAll([print, fingerprint(sealedManifest)]);
    await finishUpload(db, { ...key, chunks: 1, sealedManifest, fingerprint: all, at });
  }
}

function mail(to: string): string {
  return [
    'From: Bo <bo@sysworks.example>',
    `To: ${to}`,
    'Subject: Re: the list',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `The rest comes on Monday. ${WORDS}`,
    '--b',
    'Content-Type: text/plain',
    'Content-Disposition: attachment; filename=rest.txt',
    '',
    WORDS,
    '--b--',
    '',
  ].join('\r\n');
}

/** Every sealed value of a database, by its column. */
export async function sealedValues(superuserUrl: string): Promise<Map<string, Buffer[]>> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const found = new Map<string, Buffer[]>();
    for (const column of SEALED_COLUMNS) {
      const [table = '', name = ''] = column.split('.');
      const { rows } = await client.query<{ sealed: Buffer }>(
        `select "${name}" as sealed from "${table}" where "${name}" <> ''`,
      );
      found.set(
        column,
        rows.map(({ sealed }) => sealed),
      );
    }
    return found;
  } finally {
    await client.end();
  }
}
