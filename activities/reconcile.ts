import { writeAudit } from '../db/audit';
import { agreeClientQuestions, readClientQuestions } from '../db/client-questions';
import { endOvertaken, openDecisions } from '../db/decisions';
import { readDossier, type Dossier, type ItemRow } from '../db/dossier';
import { changeHandover } from '../db/positions';
import type { Queries } from '../db/pool';
import { forgetStale, leaveAuthority, readGivers } from '../db/reconciling';
import { openResets } from '../db/stages';
import { planStepRows, skipPlanned } from '../db/steps';
import { tellAgain } from '../db/stalled';
import { readAgreedSwaps } from '../db/swap-slots';
import { startOfChase } from '../domain/chase/plan-steps';
import type { Position } from '../domain/handover/position';
import { isOver } from '../domain/handover/stage';
import { isOutstanding } from '../domain/items/answer';
import type { ActivityDeps } from './deps';
import { planPromises, planSentBack, planThanks } from './listening';
import { readAccountLists } from './registered-accounts';
import { agreeTasks } from './resets';
import { refreshStalled, tellAt } from './stalled';
import { planClientStep } from './steps/client-step';
import { planOverdue } from './steps/overdue-step';
import { planSwaps } from './steps/swap-step';
import { toStepRow } from '../drafting/step-facts';
import { answerFacts, calendarsOf } from '../drafting/views';

/**
 * Brings the rows in line with what people said since: a signature lets the letter go, answers end the chase
 * or turn tasks, promises plan their own step. Run again it changes nothing.
 */
export async function reconcile(deps: ActivityDeps, handoverId: string): Promise<Position> {
  const at = deps.at();
  await changeHandover(deps.db, handoverId, at, async (tx) => {
    let dossier = await readDossier(tx, handoverId);
    if (isOver(dossier.handover.stage)) return;
    await forgetStale(tx, handoverId);
    if (await readAccountLists(deps, tx, dossier, at)) dossier = await readDossier(tx, handoverId);
    if (dossier.handover.stage === 'authority') await readyToSend(tx, dossier, at);
    else await afterAnswers(deps, tx, dossier, at);
  });
  return refreshStalled(deps, handoverId);
}

async function readyToSend(tx: Queries, dossier: Dossier, at: Date): Promise<void> {
  const { handover, authority } = dossier;
  if (authority?.state !== 'signed') return;
  const { policy, id } = handover;
  const first = policy.steps.find((step) => step.template === 'request');
  if (!first) throw new Error('the policy has no letter of request');
  await skipPlanned(tx, id, ['authority'], { at, skipped: 'signed' });
  await leaveAuthority(tx, id);
  const calendar = calendarsOf(dossier).previousMsp;
  await planStepRows(tx, [
    toStepRow(id, {
      ...first,
      kind: 'chase',
      criticalDue: false,
      deadline: false,
      dueAt: startOfChase(policy, handover.send_at, { at, calendar }),
    }),
  ]);
}

async function afterAnswers(
  deps: ActivityDeps,
  tx: Queries,
  dossier: Dossier,
  at: Date,
): Promise<void> {
  const { handover, items } = dossier;
  if (handover.requested_at === null) return;
  const { id } = handover;
  const more = items.some(isRefused) && (await openDecisions(tx, id, at));
  if (more) await tellAgain(tx, id, { reason: 'refused', tellAt: tellAt(deps, at) });
  await endOvertaken(tx, id, at);
  await agreeClientQuestions(tx, id, at);
  const [questions, agreed, givers] = await Promise.all([
    readClientQuestions(tx, id),
    readAgreedSwaps(tx, id),
    readGivers(tx, id),
  ]);
  await planClientStep(tx, dossier, { questions, at });
  await planPromises(tx, dossier, { givers, at });
  await planSwaps(tx, dossier, { agreed, at });
  let { stage } = handover;
  if (items.some((item) => isOutstanding(answerFacts(item)))) {
    await planSentBack(tx, dossier, { givers, at });
  } else {
    await skipPlanned(tx, id, ['chase', 'promise', 'sent_back'], {
      at,
      skipped: 'all_answered',
    });
    if (stage === 'requested') {
      await startResets(tx, id, at);
      stage = 'resets';
    }
    await planThanks(tx, dossier, { givers, at });
  }
  await agreeTasks(deps, tx, id, at);
  await planOverdue(deps, tx, { ...dossier, handover: { ...handover, stage } }, at);
}

function isRefused({ state, answer_type: type }: ItemRow): boolean {
  return state === 'answered' && type === 'refused';
}

/** The chase is over, by answers, by the deadline or by a person: what did not come is recovered from here on. */
export async function startResets(tx: Queries, handoverId: string, at: Date): Promise<void> {
  if (!(await openResets(tx, handoverId, at))) return;
  await writeAudit(tx, { handoverId, at, actor: 'system', action: 'resets.opened' });
}
