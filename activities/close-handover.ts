import { writeAudit } from '../db/audit';
import { readDossier, type Dossier } from '../db/dossier';
import { isWithNobody, readSent } from '../db/messages';
import { leftWithClient, type LeftItem } from '../db/packages';
import { changeHandover, readPosition } from '../db/positions';
import { readTasks, type TaskRow } from '../db/reset-tasks';
import { enterEnd } from '../db/stages';
import { skipPlanned, type StepRow } from '../db/steps';
import { STEP_KINDS } from '../domain/chase/planned-step';
import type { Position } from '../domain/handover/position';
import { isOpenTask } from '../domain/resets/task';
import { renderClosingReport } from '../templates/letter/render-closing-report';
import { renderMail } from '../templates/email/render-mail';
import type { ClosingReportView } from '../templates/view';
import type { ActivityDeps } from './deps';
import { keepLetter, renewLetter } from './letters';
import { post, requireSettled } from './mail/outbox';
import { takeThanksStep } from './steps/thanks-step';
import { nameFor } from '../drafting/item-views';
import { clientView, languageOf, previousMspView, type SentRow } from '../drafting/views';

/** Step key of the message with the closing report. */
const CLOSED = 'closed';

/**
 * Makes the closing report, tells the account manager, and closes; unless something was reopened meanwhile. Thanks for
 * the whole list go first, in their own time: a handover that owes them waits for that morning.
 */
export async function closeHandover(deps: ActivityDeps, handoverId: string): Promise<Position> {
  const { db } = deps;
  const at = deps.at();
  const position = await readPosition(db, handoverId);
  if (position.stage !== 'resets' || position.unsettled > 0) return position;
  const dossier = await readDossier(db, handoverId);
  const thanks = dossier.steps.find(({ kind, state }) => kind === 'thanks' && state === 'planned');
  if (thanks) return thankFirst(deps, dossier, thanks);
  const left = await leftWithClient(db, handoverId);
  const tasks = await readTasks(db, handoverId);
  const messages = await readSent(db, handoverId);
  const sent = messages.filter(({ step_key: key }) => key !== CLOSED);
  // Told again, it is the report that was sent; what nobody has is made anew, for it tells what was done until now.
  const isOut = messages.some((one) => one.step_key === CLOSED && !isWithNobody(one.outcome));
  const report = await (isOut ? keepLetter : renewLetter)(db, {
    handoverId,
    kind: 'closing-report',
    pdf: await deps.print(() =>
      renderClosingReport(reportView(deps, { dossier, tasks, sent, left, at })),
    ),
    at,
  });
  requireSettled([await tellManager(deps, dossier, { tasks, report, at })]);
  return changeHandover(db, handoverId, at, async (tx) => {
    const now = await readPosition(tx, handoverId);
    if (now.unsettled > 0) return;
    await skipPlanned(tx, handoverId, STEP_KINDS, { at, skipped: 'closed' });
    await enterEnd(tx, handoverId, { stage: 'closed', at });
    await writeAudit(tx, { handoverId, at, actor: 'system', action: 'handover.closed' });
  });
}

/** Nothing else that is planned has a reader any more, and what is due before the thanks would hold up the close. */
async function thankFirst(
  deps: ActivityDeps,
  dossier: Dossier,
  thanks: StepRow,
): Promise<Position> {
  const at = deps.at();
  const others = STEP_KINDS.filter((kind) => kind !== 'thanks');
  const { id } = dossier.handover;
  const position = await changeHandover(deps.db, id, at, async (tx) => {
    const now = await readPosition(tx, id);
    if (now.unsettled === 0) await skipPlanned(tx, id, others, { at, skipped: 'closed' });
  });
  const isDue = position.unsettled === 0 && thanks.due_at <= at;
  return isDue ? takeThanksStep(deps, dossier, thanks) : position;
}

async function tellManager(
  deps: ActivityDeps,
  dossier: Dossier,
  { tasks, report, at }: { tasks: readonly TaskRow[]; report: Buffer; at: Date },
): ReturnType<typeof post> {
  const { handover, items } = dossier;
  const finished = (reason: TaskRow['reason']): number =>
    tasks.filter((task) => task.reason === reason && task.state === 'done').length;
  return post(deps, {
    key: {
      handoverId: handover.id,
      stepKey: CLOSED,
      recipientKey: `staff:${handover.account_manager_email}`,
    },
    to: { name: handover.account_manager_name, address: handover.account_manager_email },
    contactId: null,
    template: 'closed',
    references: [],
    render: () =>
      renderMail('closed', {
        language: languageOf(dossier),
        at,
        letterNumber: handover.number,
        to: { name: handover.account_manager_name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link: `${deps.consoleUrl}/handovers/${handover.id}`,
        timeZone: deps.ourOffice.timeZone,
        totalItems: items.length,
        accepted: items.filter((item) => item.state === 'accepted').length,
        waived: items.filter((item) => item.state === 'waived').length,
        recovered: finished('recover'),
        rotated: finished('rotate'),
      }),
    attachments: [
      {
        filename: `${handover.number}-closing-report.pdf`,
        content: report,
        contentType: 'application/pdf',
      },
    ],
  });
}

function reportView(
  deps: ActivityDeps,
  {
    dossier,
    tasks,
    sent,
    left,
    at,
  }: {
    dossier: Dossier;
    tasks: readonly TaskRow[];
    sent: readonly SentRow[];
    left: readonly LeftItem[];
    at: Date;
  },
): ClosingReportView {
  const { handover, items } = dossier;
  const language = languageOf(dossier);
  const byId = new Map(items.map((item) => [item.id, { ...item, name: nameFor(language, item) }]));
  return {
    language,
    letterNumber: handover.number,
    at,
    timeZone: deps.ourOffice.timeZone,
    client: { name: dossier.client.name },
    previousMsp: previousMspView(dossier),
    us: deps.us,
    requestedAt: handover.requested_at,
    deadlineAt: handover.deadline_at,
    closedAt: at,
    items: items.map((item) => ({
      position: item.position,
      group: item.group_name,
      name: nameFor(language, item),
      scope: item.scope,
      answer: item.answer_type,
      answeredAt: item.answered_at,
      left: left.find(({ itemId }) => itemId === item.id) ?? null,
      acceptedAt: item.state === 'accepted' ? item.settled_at : null,
      waived:
        item.state === 'waived' && item.settled_at !== null
          ? { at: item.settled_at, reason: item.waive_reason ?? '' }
          : null,
    })),
    tasks: tasks
      .filter((task) => task.state !== 'withdrawn')
      .map((task) => ({
        position: byId.get(task.item_id)?.position ?? 0,
        itemName: byId.get(task.item_id)?.name ?? '',
        kind: task.reason,
        openedAt: task.opened_at,
        endedAt: task.finished_at,
        state: isOpenTask(task.state) ? 'open' : task.state === 'done' ? 'done' : 'waived',
        owner: task.finished_by,
        note: task.recorded_where ?? task.waive_reason,
      })),
    messages: sent.map((message) => ({
      at: message.outcome_at,
      template: message.template,
      to: message.to_name,
      outcome:
        message.outcome === 'not_sent' || message.outcome === 'pending'
          ? 'not sent'
          : message.outcome,
    })),
  };
}
