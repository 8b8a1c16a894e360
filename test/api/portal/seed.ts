import { createHash, randomUUID } from 'node:crypto';
import { insertHandover } from '../../../db/new-handover';
import { touchHandover } from '../../../db/positions';
import type { Db } from '../../../db/pool';
import { DEFAULT_POLICY } from '../../../domain/chase/default-policy';
import type { Item } from '../../../domain/items/item';
import { loadCatalogue } from '../../../platform/catalogue';
import { renderLetter } from '../../../templates/letter/render-letter';
import type { Vault } from '../../../vault/open/vault';

export interface SeedOptions {
  /** Catalogue numbers; the whole catalogue when left out. */
  numbers?: readonly number[];
  authority?: 'on_file' | 'to_sign';
  clientName?: string;
}

export interface SeededHandover {
  id: string;
  number: string;
  /** In the letter's order. */
  items: readonly (Item & { replyFields: readonly string[] })[];
  contacts: { first: string; second: string; signatory: string };
  /** The bytes of the letter that was stored. */
  letter: Buffer;
}

const DAY = 86_400_000;

/** A handover as the intake writes it, with its letter rendered and its keys made. */
export async function seedHandover(
  world: { db: Db; vault: Vault; at: Date },
  options: SeedOptions = {},
): Promise<SeededHandover> {
  const { db, vault, at } = world;
  const id = randomUUID();
  const catalogue = [...loadCatalogue().values()];
  const wanted = options.numbers ?? catalogue.map(({ number }) => number);
  const items = catalogue
    .filter(({ number }) => wanted.includes(number))
    .map((entry, index) => ({
      ...entry,
      id: randomUUID(),
      position: index + 1,
      catalogueNumber: entry.number,
      scope: 'ours' as const,
    }));
  const contacts = { first: randomUUID(), second: randomUUID(), signatory: randomUUID() };
  const kind = options.authority ?? 'on_file';
  const clientName = options.clientName ?? `Fern Logistics ${id.slice(0, 4)}`;
  const keys = await vault.createKeys(id, at);
  const number = await db.transaction().execute(async (queries) => {
    const made = await insertHandover(queries, {
      id,
      at,
      by: 'staff:ada@northgate.example',
      stage: kind === 'on_file' ? 'requested' : 'authority',
      client: {
        name: clientName,
        address: null,
        country: 'DE',
        region: null,
        timeZone: 'Europe/Berlin',
        callBackPhone: '+49 30 5550 1234',
      },
      previousMsp: {
        name: 'Oldtown Systems',
        address: null,
        country: 'DE',
        region: null,
        timeZone: 'Europe/Berlin',
        closingDays: [],
      },
      contacts: [
        { id: contacts.first, rung: 'first', name: 'Jonas Weber', email: `jonas@${id}.example` },
        { id: contacts.second, rung: 'second', name: 'Mia Kurz', email: `mia@${id}.example` },
        { id: contacts.signatory, rung: 'signatory', name: 'Clara Fern', email: `c@${id}.example` },
      ],
      items,
      authority: {
        kind,
        signatory: { name: 'Clara Fern', title: 'operations director', email: `c@${id}.example` },
        signedOn: kind === 'on_file' ? '2026-11-06' : null,
      },
      firstStep: {
        ...DEFAULT_POLICY.steps[0]!,
        kind: 'chase',
        criticalDue: false,
        deadline: false,
        dueAt: at,
      },
      criticalDueAt: null,
      deadlineAt: new Date(at.getTime() + 12 * DAY),
      policy: DEFAULT_POLICY,
      language: 'en-GB',
      scopePreset: 'all-ours',
      deadline: null,
      criticalDue: null,
      send: 'now',
      accountManager: { name: 'Ada', email: 'ada@northgate.example' },
      reference: null,
      idempotencyKey: null,
      inputHash: Buffer.alloc(32),
      recipient: keys.recipient,
      recipientSignature: keys.signature,
    });
    await touchHandover(queries, id, at);
    return made!;
  });
  const letter = await storeLetter(db, { id, number, clientName, items, at, kind });
  return { id, number, items, contacts, letter };
}

async function storeLetter(
  db: Db,
  handover: Pick<SeededHandover, 'id' | 'number' | 'items'> & {
    clientName: string;
    at: Date;
    kind: 'on_file' | 'to_sign';
  },
): Promise<Buffer> {
  const { at } = handover;
  const pdf = await renderLetter({
    language: 'en-GB',
    at,
    letterNumber: handover.number,
    client: { name: handover.clientName, country: 'DE' },
    previousMsp: { name: 'Oldtown Systems', country: 'DE', timeZone: 'Europe/Berlin' },
    us: { name: 'Northgate IT', email: 'onboarding@northgate.example' },
    authority: { kind: 'on_file', signedOn: at, by: 'Clara Fern', title: 'operations director' },
    recipient: { name: null },
    items: handover.items,
    criticalDueAt: at,
    deadlineAt: at,
    replyUrl: null,
    verifyUrl: 'http://localhost:3001/verify',
  });
  await db
    .insertInto('letters')
    .values({
      handover_id: handover.id,
      kind: handover.kind === 'on_file' ? 'request' : 'authority',
      pdf,
      sha256: createHash('sha256').update(pdf).digest(),
      rendered_at: at,
    })
    .execute();
  return pdf;
}
