import { randomUUID } from 'node:crypto';
import { Refusal } from '../domain/problem';
import { writeAudit } from './audit';
import type { LinkRow } from './ensure-link';
import type { Db, Queries } from './pool';
import { lockLiveHandover, touchHandover } from './positions';

export interface LinkAct {
  handoverId: string;
  linkId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

/** The newest link of every contact and purpose. */
export async function newestLinks(queries: Queries, handoverId: string): Promise<LinkRow[]> {
  return queries
    .selectFrom('links')
    .selectAll()
    .distinctOn(['contact_id', 'purpose'])
    .where('handover_id', '=', handoverId)
    .orderBy('contact_id')
    .orderBy('purpose')
    .orderBy('generation', 'desc')
    .execute();
}

/** From now on the link opens nothing. The contact's next message carries a new one. Throws Refusal. */
export async function revokeLink(db: Db, act: LinkAct): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const link = await lockLink(tx, act);
    if (link.revoked_at !== null) {
      throw new Refusal('revoked_already', 'This link was withdrawn already.');
    }
    await revoke(tx, act);
    await touchHandover(tx, act.handoverId, act.at);
    await log(tx, act, 'link.revoked', link.contact_id);
  });
}

/**
 * Withdraws a link and makes the next one. `tokenHash` gives the SHA-256 of the token of a generation.
 * Returns the new generation. Throws Refusal.
 */
export async function renewLink(
  db: Db,
  act: LinkAct & { expiresAt: (link: LinkRow) => Date },
  tokenHash: (link: LinkRow, generation: number) => Buffer,
): Promise<LinkRow> {
  return db.transaction().execute(async (tx) => {
    const link = await lockLink(tx, act);
    const newer = await tx
      .selectFrom('links')
      .select('id')
      .where('contact_id', '=', link.contact_id)
      .where('purpose', '=', link.purpose)
      .where('generation', '>', link.generation)
      .executeTakeFirst();
    if (newer) {
      throw new Refusal('newer_link', 'There is a newer link already. Reload the page to see it.');
    }
    if (link.revoked_at === null) await revoke(tx, act);
    const generation = link.generation + 1;
    const made = await tx
      .insertInto('links')
      .values({
        ...link,
        id: randomUUID(),
        generation,
        token_hash: tokenHash(link, generation),
        created_at: act.at,
        expires_at: act.expiresAt(link),
        revoked_at: null,
        first_opened_at: null,
        last_opened_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await touchHandover(tx, act.handoverId, act.at);
    await log(tx, act, 'link.renewed', link.contact_id);
    return made;
  });
}

async function lockLink(tx: Queries, act: LinkAct): Promise<LinkRow> {
  await lockLiveHandover(tx, act.handoverId);
  const link = await tx
    .selectFrom('links')
    .selectAll()
    .where('id', '=', act.linkId)
    .where('handover_id', '=', act.handoverId)
    .executeTakeFirst();
  if (!link) throw new Refusal('no_such_link', 'This handover has no such link.');
  return link;
}

async function revoke(tx: Queries, act: LinkAct): Promise<void> {
  await tx.updateTable('links').set({ revoked_at: act.at }).where('id', '=', act.linkId).execute();
}

async function log(tx: Queries, act: LinkAct, action: string, contactId: string): Promise<void> {
  await writeAudit(tx, {
    handoverId: act.handoverId,
    at: act.at,
    actor: act.by,
    action,
    details: { contact: contactId },
  });
}
