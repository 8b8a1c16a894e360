import { writeAudit } from './audit';
import { dropExportChunks } from './export-chunks';
import { changeExport, type ExportAct } from './exports';
import type { Db, Queries } from './pool';
import { lockHandover } from './positions';

/** Takes it away before its day is over. Harmless when it is gone already. */
export async function removeExport(db: Db, act: ExportAct & { exportId: string }): Promise<void> {
  await changeExport(db, act, async (tx, row) => {
    if (row.gone_at !== null) return null;
    await empty(tx, row.id, act.at);
    return 'export.removed';
  });
}

/** The bytes go; that it was made, by whom and why, stays. */
async function empty(tx: Queries, exportId: string, at: Date): Promise<void> {
  await dropExportChunks(tx, exportId);
  await tx
    .updateTable('exports')
    .set({ gone_at: at, sealed_manifest: Buffer.alloc(0) })
    .where('id', '=', exportId)
    .execute();
}

/** Takes away what has had its day. Returns how many. For the sweeper. */
export async function expireExports(db: Db, at: Date): Promise<number> {
  const due = await db
    .selectFrom('exports')
    .select(['id', 'handover_id', 'number', 'format'])
    .where('gone_at', 'is', null)
    .where('expires_at', '<=', at)
    .execute();
  for (const row of due) {
    await db.transaction().execute(async (tx) => {
      await lockHandover(tx, row.handover_id);
      await empty(tx, row.id, at);
      await writeAudit(tx, {
        handoverId: row.handover_id,
        at,
        actor: 'system',
        action: 'export.expired',
        details: { export: row.id, number: row.number, format: row.format },
      });
    });
  }
  return due.length;
}
