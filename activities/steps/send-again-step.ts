import { writeAudit } from '../../db/audit';
import { readCalls } from '../../db/calls';
import type { Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { tellOfOther } from '../../db/others-to-tell';
import { changeHandover } from '../../db/positions';
import type { Queries } from '../../db/pool';
import {
  readAskedAgain,
  readSender,
  takeIntoStep,
  toldInStep,
  type AskedAgain,
  type SenderRow,
} from '../../db/send-again';
import { endStep, moveSteps, planStepRows, type StepRow } from '../../db/steps';
import { heardToday } from '../../domain/chase/heard-today';
import { askedBy } from '../../domain/chase/send-again';
import { COLLEAGUE } from '../../domain/contacts/contact';
import type { Position } from '../../domain/handover/position';
import { linkExpiry } from '../../domain/links/lifetime';
import { askAgainLater, askAgainMail, askAgainStep } from '../../drafting/ask-again';
import { threadOf } from '../../drafting/draft-step';
import { toContact } from '../../drafting/step-facts';
import { zonesOf, type SentRow } from '../../drafting/views';
import type { ActivityDeps } from '../deps';
import { giveUpRefused } from '../mail/give-up-refused';
import { post, requireSettled } from '../mail/outbox';

/**
 * Asks whoever sent what can be of no use to send it once more. What another message has said meanwhile, or what came in
 * its place, leaves it out. Who had a message today hears of it tomorrow; who cannot be reached is the account manager's
 * to ask.
 */
export async function takeSendAgainStep(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const handoverId = dossier.handover.id;
  const asking = await decide(deps, dossier, { step, at });
  let why = asking.kind === 'skip' ? asking.why : null;
  if (asking.kind === 'send') {
    const posted = { contact: asking.sender, ...(await ask(deps, dossier, { asking, step, at })) };
    if (await giveUpRefused(deps, handoverId, [posted])) why = 'nobody_reachable';
    requireSettled([posted]);
  }
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    if (asking.kind === 'later') {
      const dueAt = askAgainLater(dossier, asking.sender.place, at);
      return moveSteps(tx, handoverId, [{ key: step.key, dueAt }]);
    }
    await endStep(tx, handoverId, step.key, { at, ...(why ? { skipped: why } : {}) });
    if (why === 'nobody_reachable') await tellManager(tx, { handoverId, step, at });
    else await toldInStep(tx, { handoverId, step: step.key, at });
    if (asking.kind === 'send' && why === null) await askForMore(tx, dossier, { asking, at });
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: why ? 'step.skipped' : 'step.taken',
      details: { step: step.key, ...(why ? { why } : {}) },
    });
  });
}

interface Ask {
  kind: 'send';
  sender: SenderRow;
  wanted: AskedAgain[];
  sent: readonly SentRow[];
}
type Asking =
  | Ask
  | { kind: 'later'; sender: SenderRow }
  | { kind: 'skip'; why: 'nobody_reachable' | 'told_together' | 'sent_anew' };

async function decide(
  { db }: ActivityDeps,
  dossier: Dossier,
  { step, at }: { step: StepRow; at: Date },
): Promise<Asking> {
  const handoverId = dossier.handover.id;
  const contactId = askedBy(step.key);
  const sender = await readSender(db, contactId);
  if (!sender?.reachable) return { kind: 'skip', why: 'nobody_reachable' };
  const asked = await readAskedAgain(db, contactId);
  if (asked.length === 0) return { kind: 'skip', why: 'sent_anew' };
  if (asked.every(({ toldIn }) => toldIn !== null && toldIn !== step.key)) {
    return { kind: 'skip', why: 'told_together' };
  }
  const sent = await readSent(db, handoverId);
  if (!step.forced && (await heard(db, dossier, { sender, sent, step, at }))) {
    return { kind: 'later', sender };
  }
  const wanted = await takeIntoStep(db, { handoverId, contactId, step: step.key });
  if (wanted.length === 0) return { kind: 'skip', why: 'told_together' };
  return { kind: 'send', sender, wanted, sent };
}

async function heard(
  db: Queries,
  dossier: Dossier,
  {
    sender,
    sent,
    step,
    at,
  }: { sender: SenderRow; sent: readonly SentRow[]; step: StepRow; at: Date },
): Promise<boolean> {
  const { contactId: id, place, email } = sender;
  const reached = [
    ...sent
      .filter((row) => row.outcome === 'accepted' && row.step_key !== step.key)
      .map((row) => ({ contactId: row.contact_id, at: row.outcome_at })),
    ...(await readCalls(db, dossier.handover.id))
      .filter((call) => call.outcome === 'reached')
      .map((call) => ({ contactId: call.contact_id, at: call.called_at })),
  ];
  // A colleague keeps the days of the office that passed it on.
  const self = { id, email, rung: place === COLLEAGUE ? ('first' as const) : place };
  const contacts = [...dossier.contacts.map(toContact), self];
  return heardToday(contacts, { reached, offices: zonesOf(dossier), at }).has(id);
}

function ask(
  deps: ActivityDeps,
  dossier: Dossier,
  { asking, step, at }: { asking: Ask; step: StepRow; at: Date },
): ReturnType<typeof post> {
  const { sender, wanted, sent } = asking;
  return post(deps, {
    key: {
      handoverId: dossier.handover.id,
      stepKey: step.key,
      recipientKey: sender.contactId,
    },
    to: { name: sender.name, address: sender.email },
    contactId: sender.contactId,
    template: 'send-again',
    link: { purpose: sender.purpose, expiresAt: linkExpiry(sender.purpose, at) },
    replyTo: { name: deps.us.name, address: deps.us.email },
    references: sender.purpose === 'authority' ? [] : threadOf(sent),
    render: (link) => askAgainMail(deps, dossier, { to: sender, wanted, at }, link),
  });
}

/** Nothing has reached them of this, so that the account manager's word is all there is. */
async function tellManager(
  tx: Queries,
  { handoverId, step, at }: { handoverId: string; step: StepRow; at: Date },
): Promise<void> {
  const asked = await readAskedAgain(tx, askedBy(step.key));
  for (const { id, what, finding } of asked.filter(({ told }) => !told)) {
    await tellOfOther(tx, { id, handoverId, what, finding, at });
  }
}

/** What was found while the message was on its way has one of its own. */
async function askForMore(
  tx: Queries,
  dossier: Dossier,
  { asking, at }: { asking: Ask; at: Date },
): Promise<void> {
  const asked = await readAskedAgain(tx, asking.sender.contactId);
  if (asked.every(({ toldIn }) => toldIn !== null)) return;
  await planStepRows(tx, [askAgainStep(dossier, asking.sender, at)]);
}
