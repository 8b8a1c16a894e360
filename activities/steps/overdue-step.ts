import { writeAudit } from '../../db/audit';
import type { Dossier } from '../../db/dossier';
import { changeHandover } from '../../db/positions';
import type { Queries } from '../../db/pool';
import { countReminder, readOpenTasks, type OpenTask } from '../../db/reset-tasks';
import { activeOf, type Staff } from '../../db/staff';
import { endStep, moveSteps, planReminderRows, skipPlanned, type StepRow } from '../../db/steps';
import { localDate } from '../../domain/calendar/calendar';
import { overdueSteps } from '../../domain/chase/side-steps';
import type { Position } from '../../domain/handover/position';
import { remindersLeft, remindWhom } from '../../domain/resets/remind-whom';
import { renderMail } from '../../templates/email/render-mail';
import type { ActivityDeps } from '../deps';
import { post, requireSettled } from '../mail/outbox';
import { clientView, languageOf, previousMspView } from '../../drafting/views';
import { toStepRow } from '../../drafting/step-facts';

const NOTHING_OVERDUE = 'no_task_overdue';

/**
 * Plans the chases of our own tasks once the chase of others is over, from the first due date on; earlier, when a
 * task needs it earlier than planned.
 */
export async function planOverdue(
  deps: ActivityDeps,
  tx: Queries,
  dossier: Dossier,
  at: Date,
): Promise<void> {
  if (dossier.handover.stage !== 'resets') return;
  const open = await readSpokenOf(tx, dossier);
  await planReminderRows(tx, remindersFrom(deps, dossier, { open, from: at }));
}

/**
 * Tells owners of overdue tasks; from a task's second time on the leads and the account manager, too. A task
 * that is blocked until later is left in peace.
 */
export async function takeOverdueStep(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const handoverId = dossier.handover.id;
  const open = await readSpokenOf(deps.db, dossier);
  const overdue = open.filter((task) => task.overdue_at.getTime() <= at.getTime());
  const soonest = remindersFrom(deps, dossier, { open });
  if (!step.forced && overdue.length > 0 && isAnotherDay(deps, soonest, at)) {
    return changeHandover(deps.db, handoverId, at, (tx) =>
      moveSteps(tx, handoverId, moved(soonest)),
    );
  }
  const leads = await activeOf(deps.db, 'lead');
  const told = remindWhom(
    overdue.map((task) => ({ ...task, ownerEmail: task.owner_email })),
    {
      accountManager: dossier.handover.account_manager_email,
      leads: leads.map((one) => one.email),
    },
  );
  const posted = [];
  for (const [address, tasks] of told) {
    const name = nameOf(address, { dossier, leads, tasks });
    posted.push(await tell(deps, dossier, { step, to: { name, address }, tasks, at }));
  }
  requireSettled(posted);
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    if (overdue.length === 0) {
      await putOff(tx, dossier, { soonest, step, at });
      return;
    }
    await countReminder(
      tx,
      overdue.map((task) => task.id),
    );
    await endStep(tx, handoverId, step.key, { at });
    const ended = { ...step, state: 'taken' as const, taken_at: at };
    const steps = dossier.steps.map((one) => (one.key === step.key ? ended : one));
    const spokenOf = await readSpokenOf(tx, dossier);
    await planReminderRows(tx, remindersFrom(deps, { ...dossier, steps }, { open: spokenOf }));
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: 'step.taken',
      details: { step: step.key, tasks: overdue.length },
    });
  });
}

/** Nothing is overdue: the reminders wait for what falls due next, or are left out when nothing will. */
async function putOff(
  tx: Queries,
  { handover: { id } }: Dossier,
  { soonest, step, at }: { soonest: readonly StepRow[]; step: StepRow; at: Date },
): Promise<void> {
  if (soonest.length > 0) {
    await moveSteps(tx, id, moved(soonest));
    return;
  }
  await skipPlanned(tx, id, ['overdue'], { at, skipped: NOTHING_OVERDUE });
  await writeAudit(tx, {
    handoverId: id,
    at,
    actor: 'system',
    action: 'step.skipped',
    details: { step: step.key, tasks: 0 },
  });
}

/** The reminders that are left; none when nothing is open that people were not told of often enough. */
function remindersFrom(
  deps: ActivityDeps,
  { handover: { id, policy }, steps }: Dossier,
  { open, from }: { open: readonly OpenTask[]; from?: Date },
): StepRow[] {
  const due = firstDue(open);
  if (due === null) return [];
  const ended = steps.filter(isEndedReminder);
  const times = ended.flatMap(
    (step) => (step.state === 'taken' ? step.taken_at?.getTime() : null) ?? [],
  );
  const facts = {
    dueAt: from !== undefined && from > due ? from : due,
    left: remindersLeft(open, policy.overdue.most),
    next: 1 + Math.max(0, ...ended.map(({ key }) => Number(key.replace(/^.*-/, '')))),
    lastAt: times.length > 0 ? new Date(Math.max(...times)) : null,
  };
  return overdueSteps(policy, facts, deps.ourOffice).map((step) => toStepRow(id, step));
}

/** Taken, or left out by a person. */
function isEndedReminder({ kind, state, skip_reason: why }: StepRow): boolean {
  return kind === 'overdue' && state !== 'planned' && why !== NOTHING_OVERDUE;
}

/** Open tasks that people were not told of as often as the policy wants. */
async function readSpokenOf(queries: Queries, { handover }: Dossier): Promise<OpenTask[]> {
  const open = await readOpenTasks(queries, handover.id);
  return open.filter(({ reminded }) => reminded < handover.policy.overdue.most);
}

function moved(rows: readonly StepRow[]): { key: string; dueAt: Date }[] {
  return rows.map(({ key, due_at: dueAt }) => ({ key, dueAt }));
}

/** The worker was away, or a person had paused: those that fell due meanwhile do not leave in a row. */
function isAnotherDay({ ourOffice }: ActivityDeps, [next]: readonly StepRow[], at: Date): boolean {
  return next !== undefined && localDate(ourOffice, next.due_at) > localDate(ourOffice, at);
}

function firstDue(tasks: readonly OpenTask[]): Date | null {
  const times = tasks.map((task) => task.overdue_at.getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

function nameOf(
  address: string,
  facts: { dossier: Dossier; leads: readonly Staff[]; tasks: readonly OpenTask[] },
): string {
  const owner = facts.tasks.find((task) => task.owner_email === address)?.owner_name;
  const lead = facts.leads.find((one) => one.email === address)?.name;
  return owner ?? lead ?? facts.dossier.handover.account_manager_name;
}

async function tell(
  deps: ActivityDeps,
  dossier: Dossier,
  {
    step,
    to,
    tasks,
    at,
  }: {
    step: StepRow;
    to: { name: string; address: string };
    tasks: readonly OpenTask[];
    at: Date;
  },
): ReturnType<typeof post> {
  const { handover } = dossier;
  return post(deps, {
    key: { handoverId: handover.id, stepKey: step.key, recipientKey: `staff:${to.address}` },
    to,
    contactId: null,
    template: 'overdue-task',
    references: [],
    render: () =>
      renderMail('overdue-task', {
        language: languageOf(dossier),
        at,
        letterNumber: handover.number,
        to: { name: to.name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link: `${deps.consoleUrl}/handovers/${handover.id}/tasks`,
        timeZone: deps.ourOffice.timeZone,
        tasks: tasks.map((task) => ({
          name: task.item_name,
          dueAt: task.due_at,
          kind: task.reason,
          owner: task.owner_email === to.address ? null : task.owner_name,
          again: task.reminded > 0,
        })),
      }),
  });
}
