import type { Db } from './pool';

/** Handovers whose signed authority is to be put on paper by `at` (business time). */
export async function signedCopiesDue(db: Db, at: Date, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('authorities')
    .select('handover_id')
    .where('copy_due_at', '<=', at)
    .orderBy('copy_due_at')
    .limit(most)
    .execute();
  return rows.map((row) => row.handover_id);
}

/** One that cannot be made holds up no other. */
export async function putOffSignedCopy(db: Db, handoverId: string, again: Date): Promise<void> {
  await db
    .updateTable('authorities')
    .set({ copy_due_at: again })
    .where('handover_id', '=', handoverId)
    .execute();
}

export async function signedCopyMade(db: Db, handoverId: string): Promise<void> {
  await db
    .updateTable('authorities')
    .set({ copy_due_at: null })
    .where('handover_id', '=', handoverId)
    .execute();
}
