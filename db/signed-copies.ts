import type { Db } from './pool';

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
