import { writeAudit } from '../../db/audit';
import { readCalls } from '../../db/calls';
import { readDossier, type Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { changeHandover, readPosition } from '../../db/positions';
import type { Queries } from '../../db/pool';
import { readGivers } from '../../db/reconciling';
import { toldInStep } from '../../db/send-again';
import { beginWriting } from '../../db/step-edits';
import { endStep, type StepRow } from '../../db/steps';
import type { SkipCode, StepDecision } from '../../domain/chase/decide-step';
import type { Position } from '../../domain/handover/position';
import { chaseOf, decideOn } from '../../drafting/decide';
import { promisesWith, toAllOf } from '../../drafting/due-together';
import type { SentRow } from '../../drafting/views';
import type { ActivityDeps } from '../deps';
import { dueBy } from '../due-by';
import { awaitedNews } from '../awaited-news';
import { planSentBack } from '../listening';
import { giveUpRefused, MOST_ROUNDS } from '../mail/give-up-refused';
import { requireSettled } from '../mail/outbox';
import { startResets } from '../reconcile';
import { agreeTasks } from '../resets';
import { postChase } from './post-chase';
import { planOverdue } from './overdue-step';
import { planLate, takeTomorrow } from './take-tomorrow';

/** Decides, posts, and writes the outcome down. Safe to run again at any point of it. */
export async function takeChaseStep(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const handoverId = dossier.handover.id;
  let decision = await decide(deps, dossier, { step, at });
  for (let round = 0; decision.kind === 'send' && round < MOST_ROUNDS; round++) {
    const chase = chaseOf(decision.dossier, decision.step, { decision, at });
    // A person may have paused, moved it or left it out since it was decided: then there is nothing to write.
    if (!(await beginWriting(deps.db, { handoverId, key: step.key }, { at, due: dueBy(at) }))) {
      return readPosition(deps.db, handoverId);
    }
    const posted = await postChase(deps, chase, decision.sent);
    const refused = await giveUpRefused(deps, handoverId, posted);
    requireSettled(posted);
    if (!refused) break;
    decision = await decide(deps, await readDossier(deps.db, handoverId), { step, at });
  }
  return changeHandover(deps.db, handoverId, at, (tx) =>
    finish(deps, tx, { handoverId, step, decision, at }),
  );
}

type Decided = StepDecision & {
  dossier: Dossier;
  sent: readonly SentRow[];
  /** To everybody whom it concerns, also through the others that it speaks for. */
  step: StepRow;
  others: readonly StepRow[];
};

async function decide(
  deps: ActivityDeps,
  dossier: Dossier,
  { step, at }: { step: StepRow; at: Date },
): Promise<Decided> {
  const handoverId = dossier.handover.id;
  const current = dossier.steps.find((one) => one.key === step.key) ?? step;
  const others = promisesWith(current, dossier.steps, at);
  const whole = toAllOf(current, others);
  const [sent, calls, awaited] = await Promise.all([
    readSent(deps.db, handoverId),
    readCalls(deps.db, handoverId),
    awaitedNews(deps.db, dossier, at),
  ]);
  const decided = decideOn(dossier, whole, { past: { sent, calls, awaited }, at });
  return { ...decided, dossier, sent, step: whole, others };
}

async function finish(
  deps: ActivityDeps,
  tx: Queries,
  {
    handoverId,
    step,
    decision,
    at,
  }: { handoverId: string; step: StepRow; decision: Decided; at: Date },
): Promise<void> {
  const opens = step.deadline || step.critical_due;
  if (decision.kind === 'later' && !opens) {
    await takeTomorrow(tx, decision.dossier, { step, at });
    return;
  }
  // What it opens is opened on its day, whoever has heard from us.
  if (decision.kind !== 'skip') {
    await planLate(tx, decision.dossier, { step: decision.step, later: decision.later, at });
  }
  const why = leftOutBecause(decision, step);
  await endStep(tx, handoverId, step.key, { at, ...(why ? { skipped: why } : {}) });
  if (decision.kind === 'send') {
    if (decision.dossier.steps.some(({ kind }) => kind === 'send_again')) {
      await toldInStep(tx, { handoverId, step: step.key, at });
    }
    for (const { key } of decision.others)
      await endStep(tx, handoverId, key, { at, skipped: 'told_together' });
  }
  if (step.deadline) {
    await startResets(tx, handoverId, at);
  }
  // A promise that was not kept holds its item's recovery no longer.
  if (opens || step.kind === 'promise') {
    await agreeTasks(deps, tx, handoverId, at);
  }
  if (step.kind === 'sent_back') {
    const givers = await readGivers(tx, handoverId);
    await planSentBack(tx, await readDossier(tx, handoverId), { givers, at });
  }
  if (step.deadline) await planOverdue(deps, tx, await readDossier(tx, handoverId), at);
  await writeAudit(tx, {
    handoverId,
    at,
    actor: 'system',
    action: why ? 'step.skipped' : 'step.taken',
    details: { step: step.key, ...(why ? { why } : {}) },
  });
}

/** Why nobody got it, or null: whoever had it in an earlier attempt has it, whatever has come since. */
function leftOutBecause(decision: Decided, { key }: StepRow): SkipCode | null {
  if (decision.kind !== 'skip') return null;
  const had = decision.sent.some((one) => one.step_key === key && one.outcome === 'accepted');
  return had ? null : decision.reason.code;
}
