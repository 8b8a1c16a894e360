import { packedItems } from '../../db/packages';
import { findLinkPage } from '../../db/links';
import { verifyAudit } from '../../db/audit-verify';
import { readPosition } from '../../db/positions';
import { listReplyItems } from '../../db/reply-items';
import { receiptsOf } from '../../db/submissions';
import { CannotOpen } from '../../vault/open/open';
import { hashToken } from '../../vault/seal/token-hash';
import {
  doubleTasks,
  leftUndone,
  onlyReads,
  twiceInADay,
  unsettledItems,
} from '../simulated/always-true';
import type { Lived } from './live';
import type { World } from './world';

/**
 * product.md, "Always true", for one life that has ended, by its rows. Returns what is broken, as sentences.
 * Numbers 4 and 5 concern the whole database: check-all.ts. In number 6 no GET is sent, since there is no HTTP:
 * what the reply pages read is read in a transaction that may not write, and changes nothing.
 */
export async function checkLife(world: World, lived: Lived): Promise<string[]> {
  const { db } = world;
  const broken: string[] = [];
  const expect = (holds: boolean, sentence: string): void => {
    if (!holds) broken.push(sentence);
  };
  if (lived.stuck !== null) return [`0: ${lived.stuck}`];
  const { id, endedAt } = lived;
  expect((await unsettledItems(db, id)) === 0, '1: it was closed with an item that is not settled');
  expect((await doubleTasks(db, id)) === 0, '1: an item has two tasks of one reason');
  expect(await ledgerOpens(world, lived), '2: a receipted answer does not open to what was sent');
  broken.push(...(await mailProblems(world, lived)));
  expect(await readingChangesNothing(world, lived), '6: reading a page changed something');
  expect((await verifyAudit(db, id)).broken.length === 0, '7: the log’s chain is broken');
  expect((await leftUndone(db, endedAt, id)) === 0, '8: something that was due was not done');
  for (const templates of await twiceInADay(db, id))
    broken.push(`chase: somebody had two messages on one day of theirs: ${templates}`);
  return broken;
}

/**
 * Every word that was typed before a receipt is in an answer of that receipt's sitting; or its item was handed to
 * the client, which has confirmed it, and is empty here.
 */
async function ledgerOpens({ db, vault }: World, { id, ledger }: Lived): Promise<boolean> {
  if (ledger.length === 0) return true;
  const rows = await db
    .selectFrom('answers as a')
    .innerJoin('submissions as s', 's.id', 'a.submission_id')
    .select(['a.sealed', 'a.item_id as item', 's.receipt_number as receipt'])
    .where('a.handover_id', '=', id)
    .execute();
  const opener = await vault.unlock(id);
  const packed = new Set((await packedItems(db, id)).map(({ itemId }) => itemId));
  const opened = new Map<string, string>();
  const emptied = new Set<string>();
  for (const { sealed, item, receipt } of rows) {
    const of = `${receipt ?? ''} ${item}`;
    if (sealed.length === 0 && packed.has(item)) {
      emptied.add(of);
      continue;
    }
    const value = await opener.openValue(sealed).catch((error: unknown) => {
      if (error instanceof CannotOpen) return null;
      throw error;
    });
    opened.set(of, (opened.get(of) ?? '') + JSON.stringify(value));
  }
  return ledger.every(({ receipt, secrets }) =>
    secrets.every(({ itemId, word }) => {
      const of = `${receipt} ${itemId}`;
      return emptied.has(of) || opened.get(of)?.includes(`"${word}"`) === true;
    }),
  );
}

/** What the mail server took against what the rows say was sent. */
async function mailProblems({ db }: World, { id, delivered }: Lived): Promise<string[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['message_id', 'outcome'])
    .where('handover_id', '=', id)
    .execute();
  const known = new Map(rows.map((row) => [row.message_id, row.outcome]));
  const copies = new Map<string, typeof delivered>();
  for (const one of delivered)
    copies.set(one.messageId, [...(copies.get(one.messageId) ?? []), one]);
  const problems: string[] = [];
  for (const [messageId, list] of copies) {
    if (!known.has(messageId)) problems.push('3: a mail arrived that no row knows of');
    if (list.slice(0, -1).some((one) => !one.unknown))
      problems.push('3: a second copy was sent though the first one’s fate was known');
    if (new Set(list.map((one) => one.bytes)).size > 1)
      problems.push('3: a second copy differs from the first');
  }
  for (const [messageId, outcome] of known) {
    if (outcome === 'accepted' && !copies.has(messageId))
      problems.push('3: a message counts as sent and never arrived');
  }
  return problems;
}

async function readingChangesNothing(world: World, { id, tokens, endedAt }: Lived) {
  const revision = async (): Promise<number> => (await readPosition(world.db, id)).revision;
  const before = await revision();
  const [token] = tokens;
  const reads = await onlyReads(world.portalDb, async (queries) => {
    await listReplyItems(queries, id);
    if (token === undefined) return;
    const key = { tokenHash: hashToken(token), purpose: 'reply' as const };
    const link = await findLinkPage(queries, key, endedAt);
    if (link) await receiptsOf(queries, link.contactId);
  });
  return reads && (await revision()) === before;
}
