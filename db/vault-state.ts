import { writeAudit } from './audit';
import type { Db, Queries } from './pool';
import { clearTrouble } from './troubles';

export interface RecoveryState {
  shownAt: Date | null;
  confirmedAt: Date | null;
  confirmedBy: string | null;
}

/** Whether somebody has shown that they have the offline recovery key. The portal may ask this, too. */
export async function isRecoveryConfirmed(queries: Queries): Promise<boolean> {
  const row = await queries
    .selectFrom('vault_state')
    .select('recovery_confirmed_at')
    .executeTakeFirst();
  return (row?.recovery_confirmed_at ?? null) !== null;
}

/** When the recovery key was shown and confirmed, and by whom. */
export async function readRecoveryState(queries: Queries): Promise<RecoveryState> {
  const row = await queries.selectFrom('vault_state').selectAll().executeTakeFirstOrThrow();
  return {
    shownAt: row.recovery_shown_at,
    confirmedAt: row.recovery_confirmed_at,
    confirmedBy: row.recovery_confirmed_by,
  };
}

/** The recovery key is about to be shown to somebody: in the log first. False, and nothing written, when it was before. */
export async function recordRecoveryShown(
  db: Db,
  { by, at }: { by: string; at: Date },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const first = await tx
      .updateTable('vault_state')
      .set({ recovery_shown_at: at })
      .where('recovery_shown_at', 'is', null)
      .where('recovery_confirmed_at', 'is', null)
      .executeTakeFirst();
    if (first.numUpdatedRows === 0n) return false;
    await writeAudit(tx, { handoverId: null, at, actor: by, action: 'keys.recovery_shown' });
    return true;
  });
}

/** Somebody has shown that they hold the recovery key of this recipient. */
export async function confirmRecovery(
  db: Db,
  { recipient, by, at }: { recipient: string; by: string; at: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('vault_state')
      .set({
        recovery_recipient: recipient,
        recovery_confirmed_at: at,
        recovery_confirmed_by: by,
      })
      .execute();
    await clearTrouble(tx, 'recovery_unconfirmed');
    await writeAudit(tx, {
      handoverId: null,
      at,
      actor: by,
      action: 'keys.recovery_confirmed',
      details: { recipient },
    });
  });
}
