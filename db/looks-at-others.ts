import type { Selectable } from 'kysely';
import type { Reason } from '../domain/reveal/reason';
import { writeAudit } from './audit';
import { insertOnce, lookRow, notAgreed } from './looks-at-secrets';
import type { Db, Queries } from './pool';
import type { PackageTerms, RevealsTable } from './tables/reveals';

/** Somebody who wants to see what is of no one item: a piece that was sent besides, or all that goes into a package. */
export interface OtherLook {
  id: string;
  handoverId: string;
  of: { piece: string } | { package: PackageTerms };
  staffId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  reason: Reason;
  at: Date;
}

/** Asks a second person to agree. Nothing is opened before one did. Throws Refusal for a form that was sent twice. */
export async function askForOther(
  db: Db,
  act: OtherLook,
  { expiresAt }: { expiresAt: Date },
): Promise<void> {
  const piece = 'piece' in act.of ? act.of.piece : null;
  const terms = 'package' in act.of ? act.of.package : null;
  await db.transaction().execute(async (tx) => {
    await insertOnce(tx, {
      ...lookRow(act),
      piece_id: piece,
      package_terms: terms === null ? null : JSON.stringify(terms),
      expires_at: expiresAt,
      tell_due_at: act.at,
    });
    await writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: 'reveal.asked',
      details: {
        look: act.id,
        ...(terms === null ? { piece } : { package: { ...terms } }),
        purpose: act.reason.purpose,
        reason: act.reason.words,
      },
    });
  });
}

/** What a second person agreed to, in a transaction that writes what is opened into the log. */
export type TakenLook = Pick<Selectable<RevealsTable>, 'reason' | 'package_terms'> & {
  agreedBy: string;
};

/**
 * Takes a look that was agreed to, once, by who asked for it. `piece`: of what was sent besides; null for a package.
 * Throws Refusal.
 */
export async function takeOther(
  tx: Queries,
  act: { id: string; handoverId: string; piece: string | null; staffId: string; at: Date },
): Promise<TakenLook> {
  const taken = await tx
    .updateTable('reveals as r')
    .set({ shown_at: act.at })
    .from('staff as s')
    .whereRef('s.id', '=', 'r.agreed_by')
    .where('r.id', '=', act.id)
    .where('r.handover_id', '=', act.handoverId)
    .where('r.item_id', 'is', null)
    .where('r.piece_id', 'is not distinct from', act.piece)
    .where('r.asked_by', '=', act.staffId)
    .where('r.shown_at', 'is', null)
    .where('r.expires_at', '>', act.at)
    .returning(['r.reason', 'r.package_terms', 's.email as agreedBy'])
    .executeTakeFirst();
  if (!taken) throw notAgreed('it was for something else');
  return taken;
}

/** The terms of a package that a colleague was asked about by this person; undefined for none. */
export async function packageTermsOf(
  queries: Queries,
  of: { id: string; handoverId: string; staffId: string },
): Promise<PackageTerms | undefined> {
  const row = await queries
    .selectFrom('reveals')
    .select('package_terms')
    .where('id', '=', of.id)
    .where('handover_id', '=', of.handoverId)
    .where('asked_by', '=', of.staffId)
    .executeTakeFirst();
  return row?.package_terms ?? undefined;
}
