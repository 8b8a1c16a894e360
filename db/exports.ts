import type { Selectable } from 'kysely';
import { Refusal } from '../domain/problem';
import { refuseApproval, refuseFetch } from '../domain/hand-off/hand-off-rules';
import { writeAudit } from './audit';
import { refuseLeft } from './export-chunks';
import type { Db, Queries } from './pool';
import { lockHandover, touchHandover } from './positions';
import type { ExportsTable } from './tables/exports';

export type ExportRow = Selectable<ExportsTable>;

export interface ExportAct {
  handoverId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

/** Who is about to have which items written for another vault, and why: committed before anything is opened (S10). */
export async function recordExporting(
  db: Db,
  { handoverId, by, at }: ExportAct,
  of: { format: string; reason: string; items: readonly string[]; alsoSent: readonly string[] },
): Promise<void> {
  await db.transaction().execute((tx) =>
    writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'export.begun',
      details: {
        format: of.format,
        reason: of.reason,
        items: [...of.items],
        alsoSent: [...of.alsoSent],
      },
    }),
  );
}

export interface NewExport {
  id: string;
  format: string;
  reason: string;
  lockedTo: ExportRow['locked_to'];
  remarks: Record<string, number[]>;
  chunks: number;
  sealedManifest: Uint8Array;
  fingerprint: Buffer;
  needsSecond: boolean;
  expiresAt: Date;
  items: readonly { itemId: string; answerId: string }[];
  /** Pieces of what was also sent. */
  alsoSent: readonly string[];
}

/**
 * The chunks are stored; from here on they are an export that can be fetched. Returns its number. Throws Refusal where
 * something of it has left meanwhile.
 */
export async function addExport(db: Db, act: ExportAct, made: NewExport): Promise<number> {
  const { handoverId, by, at } = act;
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    await refuseLeft(tx, made);
    const last = await tx
      .selectFrom('exports')
      .select((e) => e.fn.max('number').as('number'))
      .where('handover_id', '=', handoverId)
      .executeTakeFirst();
    const number = (last?.number ?? 0) + 1;
    await tx
      .insertInto('exports')
      .values({
        id: made.id,
        handover_id: handoverId,
        number,
        format: made.format,
        reason: made.reason,
        made_at: at,
        made_by: by,
        locked_to: made.lockedTo,
        remarks: JSON.stringify(made.remarks),
        chunks: made.chunks,
        sealed_manifest: Buffer.from(made.sealedManifest),
        fingerprint: made.fingerprint,
        needs_second: made.needsSecond,
        approved_at: null,
        approved_by: null,
        expires_at: made.expiresAt,
        first_downloaded_at: null,
        gone_at: null,
        tell_due_at: made.needsSecond ? at : null,
      })
      .execute();
    if (made.items.length > 0) {
      await tx
        .insertInto('export_items')
        .values(
          made.items.map(({ itemId, answerId }) => ({
            export_id: made.id,
            item_id: itemId,
            answer_id: answerId,
          })),
        )
        .execute();
    }
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'export.made',
      details: {
        export: made.id,
        number,
        format: made.format,
        items: made.items.length,
        reason: made.reason,
      },
    });
    return number;
  });
}

/** The exports of a handover, newest first, those that are gone too. */
export async function listExports(
  queries: Queries,
  handoverId: string,
): Promise<(ExportRow & { items: number })[]> {
  const rows = await queries
    .selectFrom('exports as x')
    .selectAll('x')
    .select((e) =>
      e
        .selectFrom('export_items as i')
        .whereRef('i.export_id', '=', 'x.id')
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('items'),
    )
    .where('x.handover_id', '=', handoverId)
    .orderBy('x.number', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, items: row.items ?? 0 }));
}

/** Somebody is about to fetch it: in the log first. Throws Refusal when it is gone or waits for a second person. */
export async function recordExportDownload(
  db: Db,
  act: ExportAct & { exportId: string },
): Promise<ExportRow> {
  return changeExport(db, act, async (tx, row) => {
    const refusal = refuseFetch({
      gone: row.gone_at !== null,
      expired: row.expires_at <= act.at,
      waitsForSecond: row.needs_second && row.approved_at === null,
    });
    if (refusal) throw refusal;
    await tx
      .updateTable('exports')
      .set({ first_downloaded_at: row.first_downloaded_at ?? act.at })
      .where('id', '=', row.id)
      .execute();
    return 'export.downloaded';
  });
}

/** A second person agrees that it may be fetched. Throws Refusal. */
export async function approveExport(db: Db, act: ExportAct & { exportId: string }): Promise<void> {
  await changeExport(db, act, async (tx, row) => {
    const waits = row.needs_second && row.approved_at === null && row.gone_at === null;
    const refusal = refuseApproval({ madeBy: row.made_by, by: act.by, waits });
    if (refusal) throw refusal;
    await tx
      .updateTable('exports')
      .set({ approved_at: act.at, approved_by: act.by })
      .where('id', '=', row.id)
      .execute();
    return 'export.approved';
  });
}

/** One change of one export, and its line in the log unless nothing changed. Throws Refusal. */
export async function changeExport(
  db: Db,
  act: ExportAct & { exportId: string },
  apply: (tx: Queries, row: ExportRow) => Promise<string | null>,
): Promise<ExportRow> {
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, act.handoverId);
    const row = await tx
      .selectFrom('exports')
      .selectAll()
      .where('id', '=', act.exportId)
      .where('handover_id', '=', act.handoverId)
      .executeTakeFirst();
    if (!row) throw new Refusal('no_such_export', 'There is no such file.');
    const action = await apply(tx, row);
    if (action === null) return row;
    await touchHandover(tx, act.handoverId, act.at);
    await writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action,
      details: {
        export: row.id,
        number: row.number,
        format: row.format,
        reason: row.reason,
        ...(row.approved_by === null ? {} : { agreed_by: row.approved_by.replace(/^staff:/, '') }),
      },
    });
    return row;
  });
}
