import type { MovedPlan } from '../domain/chase/planned-step';
import { writeAudit } from './audit';
import { planAnew } from './change-task';
import { readDossier, type Dossier } from './dossier';
import { moveToPlan } from './move-plan';
import type { Db, Queries } from './pool';
import { lockHandover, touchHandover } from './positions';

export interface OfficeLine {
  id: string;
  name: string;
  country: string;
  region: string | null;
  timeZone: string;
  closingDays: string[];
  /** Handovers from it that are running. */
  running: number;
}

/** Previous MSPs with their closing days, by name; one only when an id is given. */
export async function readOffices(queries: Queries, id?: string): Promise<OfficeLine[]> {
  const rows = await queries
    .selectFrom('previous_msps as p')
    .select((e) => [
      'p.id',
      'p.name',
      'p.country',
      'p.region',
      'p.time_zone as timeZone',
      'p.closing_days as closingDays',
      e
        .selectFrom('handovers as h')
        .whereRef('h.previous_msp_id', '=', 'p.id')
        .where('h.stage', 'not in', ['draft', 'closed', 'cancelled'])
        .select((h) => h.fn.countAll<number>().as('n'))
        .as('running'),
    ])
    .$if(id !== undefined, (query) => query.where('p.id', '=', id ?? ''))
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(1000)
    .execute();
  return rows.map((row) => ({ ...row, running: row.running ?? 0 }));
}

export interface OfficeAct {
  officeId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

/** Replaces an office's closing days by what `change` makes of them. What `change` throws leaves them as they were. */
export async function changeClosingDays(
  db: Db,
  { officeId, by, at }: OfficeAct,
  change: (office: OfficeLine) => string[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .selectFrom('previous_msps')
      .select('id')
      .where('id', '=', officeId)
      .forUpdate()
      .execute();
    const [office] = await readOffices(tx, officeId);
    if (!office) return;
    const before = new Set(office.closingDays);
    const days = change(office);
    const after = new Set(days);
    const added = days.filter((day) => !before.has(day)).length;
    const removed = office.closingDays.filter((day) => !after.has(day)).length;
    if (added + removed === 0) return;
    await tx
      .updateTable('previous_msps')
      .set({ closing_days: days })
      .where('id', '=', officeId)
      .execute();
    await writeAudit(tx, {
      handoverId: null,
      at,
      actor: by,
      action: 'office.closing_days_changed',
      details: { office: officeId, added, removed },
    });
  });
}

/**
 * Moves what is planned in each running handover of an office to where `plan` says, one transaction a handover;
 * the workflow of each is told to look. Returns in how many something moved.
 */
export async function moveRunning(
  db: Db,
  { officeId, by, at }: OfficeAct,
  plan: (dossier: Dossier) => MovedPlan,
): Promise<number> {
  const rows = await db
    .selectFrom('handovers')
    .select('id')
    .where('previous_msp_id', '=', officeId)
    .where('stage', 'not in', ['draft', 'closed', 'cancelled'])
    .orderBy('id')
    .execute();
  let moved = 0;
  for (const { id } of rows) {
    const some = await db.transaction().execute(async (tx) => {
      await lockHandover(tx, id);
      return moveOne(tx, id, { by, at, plan });
    });
    if (some) moved += 1;
  }
  return moved;
}

async function moveOne(
  tx: Queries,
  id: string,
  { by, at, plan }: Omit<OfficeAct, 'officeId'> & { plan: (dossier: Dossier) => MovedPlan },
): Promise<boolean> {
  const dossier = await readDossier(tx, id);
  const planned = plan(dossier);
  const { deadline_at: deadline, critical_due_at: critical } = dossier.handover;
  const sameDays =
    planned.deadlineAt?.getTime() === deadline?.getTime() &&
    planned.criticalDueAt?.getTime() === critical?.getTime();
  if (planned.steps.length === 0 && sameDays) return false;
  await moveToPlan(tx, dossier, planned);
  await touchHandover(tx, id, at);
  await planAnew(tx, id, at);
  await writeAudit(tx, {
    handoverId: id,
    at,
    actor: by,
    action: 'plan.moved_out_of_closing_days',
    details: { steps: planned.steps.map(({ key }) => key), deadlineMoved: !sameDays },
  });
  return true;
}
