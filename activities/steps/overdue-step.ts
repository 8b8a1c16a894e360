import { writeAudit } from '../../db/audit';
import { readDossier, type Dossier } from '../../db/dossier';
import { changeHandover } from '../../db/positions';
import type { Queries } from '../../db/pool';
import { readOpenTasks, type OpenTask } from '../../db/reset-tasks';
import { endStep, moveSteps, planStepRows, type StepRow } from '../../db/steps';
import { nextMorning } from '../../domain/calendar/calendar';
import { overdueSteps } from '../../domain/chase/side-steps';
import type { Position } from '../../domain/handover/position';
import { renderMail } from '../../templates/email/render-mail';
import type { ActivityDeps } from '../deps';
import { post, requireSettled } from '../mail/outbox';
import { clientView, languageOf, previousMspView } from '../../drafting/views';
import { toStepRow } from '../../drafting/step-facts';

/** Plans the chases of our own tasks once the chase of others is over, from the first due date on. Planned once; each moves when nothing is overdue. */
export async function planOverdue(
  deps: ActivityDeps,
  tx: Queries,
  handoverId: string,
  at: Date,
): Promise<void> {
  const { handover } = await readDossier(tx, handoverId);
  if (handover.stage !== 'resets') return;
  const due = firstDue(await readOpenTasks(tx, handoverId));
  if (due === null) return;
  const first = due.getTime() > at.getTime() ? due : at;
  const steps = overdueSteps(handover.policy, first, deps.ourOffice);
  await planStepRows(
    tx,
    steps.map((step) => toStepRow(handoverId, step)),
  );
}

/** Tells owners of overdue tasks; the account manager too when it is not the first time, or nobody owns them. */
export async function takeOverdueStep(
  deps: ActivityDeps,
  handoverId: string,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const dossier = await readDossier(deps.db, handoverId);
  const open = await readOpenTasks(deps.db, handoverId);
  const overdue = open.filter((task) => task.due_at.getTime() <= at.getTime());
  const posted = [];
  for (const [address, tasks] of recipientsOf(dossier, step, overdue)) {
    posted.push(await tell(deps, dossier, { step, address, tasks, at }));
  }
  requireSettled(posted);
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    const next = firstDue(open.filter((task) => !overdue.includes(task)));
    if (overdue.length === 0 && next !== null) {
      const { sendingHour } = dossier.handover.policy;
      const dueAt = nextMorning(deps.ourOffice, next, sendingHour);
      await moveSteps(tx, handoverId, [{ key: step.key, dueAt }]);
      return;
    }
    const nothing = overdue.length === 0;
    await endStep(tx, handoverId, step.key, {
      at,
      ...(nothing ? { skipped: 'no_task_overdue' } : {}),
    });
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: nothing ? 'step.skipped' : 'step.taken',
      details: { step: step.key, tasks: overdue.length },
    });
  });
}

function firstDue(tasks: readonly OpenTask[]): Date | null {
  const [first] = [...tasks].sort((a, b) => a.due_at.getTime() - b.due_at.getTime());
  return first?.due_at ?? null;
}

function recipientsOf(
  { handover }: Dossier,
  step: StepRow,
  overdue: readonly OpenTask[],
): Map<string, OpenTask[]> {
  const byAddress = new Map<string, OpenTask[]>();
  for (const task of overdue) {
    const owner = task.owner_email ?? handover.account_manager_email;
    const again = step.key === 'overdue-1' ? [] : [handover.account_manager_email];
    for (const address of new Set([owner, ...again])) {
      byAddress.set(address, [...(byAddress.get(address) ?? []), task]);
    }
  }
  return byAddress;
}

async function tell(
  deps: ActivityDeps,
  dossier: Dossier,
  {
    step,
    address,
    tasks,
    at,
  }: { step: StepRow; address: string; tasks: readonly OpenTask[]; at: Date },
): ReturnType<typeof post> {
  const { handover } = dossier;
  const name =
    tasks.find((task) => task.owner_email === address)?.owner_name ?? handover.account_manager_name;
  return post(deps, {
    key: { handoverId: handover.id, stepKey: step.key, recipientKey: `staff:${address}` },
    to: { name, address },
    contactId: null,
    template: 'overdue-task',
    references: [],
    render: () =>
      renderMail('overdue-task', {
        language: languageOf(dossier),
        at,
        letterNumber: handover.number,
        to: { name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link: `${deps.consoleUrl}/handovers/${handover.id}`,
        timeZone: deps.ourOffice.timeZone,
        tasks: tasks.map((task) => ({
          name: task.item_name,
          dueAt: task.due_at,
          kind: task.reason,
        })),
      }),
  });
}
