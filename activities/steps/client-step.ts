import { writeAudit } from '../../db/audit';
import { readCalls } from '../../db/calls';
import { markAsked, readClientQuestions, type ClientQuestion } from '../../db/client-questions';
import { readDossier, type ContactRow, type Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { changeHandover } from '../../db/positions';
import type { Queries } from '../../db/pool';
import { endStep, planStepRows, type StepRow } from '../../db/steps';
import { clientStep, whenToAsk, type AskedOfClient } from '../../domain/chase/ask-client';
import type { Position } from '../../domain/handover/position';
import { linkExpiry } from '../../domain/links/lifetime';
import { clientContact } from '../../drafting/client-contact';
import { stepFacts, toStepRow } from '../../drafting/step-facts';
import { mailItem } from '../../drafting/item-views';
import { calendarsOf, clientView, languageOf, previousMspView } from '../../drafting/views';
import { renderMail } from '../../templates/email/render-mail';
import type { ActivityDeps } from '../deps';
import { giveUpRefused, MOST_ROUNDS } from '../mail/give-up-refused';
import { post, requireSettled } from '../mail/outbox';
import { takeTomorrow } from './take-tomorrow';

/** Plans the next message to the client about what it is said to have; where nobody there can be reached, none. */
export async function planClientStep(
  tx: Queries,
  dossier: Dossier,
  { questions, at }: { questions: readonly ClientQuestion[]; at: Date },
): Promise<void> {
  if (!clientContact(dossier)) return;
  const open = questions.filter((question) => question.open);
  const step = clientStep(open.map(asked), contextOf(dossier, at));
  if (step) await planStepRows(tx, [toStepRow(dossier.handover.id, step)]);
}

function asked(question: ClientQuestion): AskedOfClient {
  return {
    askedAt: question.asked_at,
    remindedAt: question.reminded_at,
    said: question.said,
    promisedUntil: question.promised_until,
  };
}

function contextOf(dossier: Dossier, at: Date) {
  return { policy: dossier.handover.policy, calendar: calendarsOf(dossier).client, at };
}

/** Asks the client, in one message with a link of its own, for everything that is due to be asked; then once more. */
export async function takeClientStep(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const handoverId = dossier.handover.id;
  const due = (await readClientQuestions(deps.db, handoverId)).filter((question) => {
    if (!question.open) return false;
    const when = whenToAsk(asked(question), contextOf(dossier, at));
    return when !== null && (step.forced || question.asked_at === null || when <= at);
  });
  let asking = await decide(deps, dossier, { step, due, at });
  for (let round = 0; asking.kind === 'send' && round < MOST_ROUNDS; round++) {
    const { contact } = asking;
    const posted = { contact, ...(await ask(deps, asking.dossier, { step, contact, due, at })) };
    const refused = await giveUpRefused(deps, handoverId, [posted]);
    requireSettled([posted]);
    if (!refused) break;
    const now = await readDossier(deps.db, handoverId);
    asking = await decide(deps, now, { step, due, at });
  }
  const later = asking.kind === 'later';
  const why = asking.kind === 'skip' ? asking.why : null;
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    if (later) return takeTomorrow(tx, dossier, { step, at });
    await endStep(tx, handoverId, step.key, { at, ...(why ? { skipped: why } : {}) });
    if (why === null) {
      await markAsked(tx, due, at);
      const questions = await readClientQuestions(tx, handoverId);
      await planClientStep(tx, dossier, { questions, at });
    }
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: why ? 'step.skipped' : 'step.taken',
      details: { step: step.key, ...(why ? { why } : {}) },
    });
  });
}

/** A person leaves the message out: the one after it comes when it would have come. */
export async function leaveOutClientStep(
  tx: Queries,
  dossier: Dossier,
  { step, at }: { step: StepRow; at: Date },
): Promise<void> {
  const { id } = dossier.handover;
  const left = (await readClientQuestions(tx, id)).filter((question) => {
    const when = question.open ? whenToAsk(asked(question), contextOf(dossier, at)) : null;
    return when !== null && (question.asked_at === null || when <= step.due_at);
  });
  await markAsked(tx, left, at);
  await planClientStep(tx, dossier, { questions: await readClientQuestions(tx, id), at });
}

type Asking =
  | { kind: 'send'; dossier: Dossier; contact: ContactRow }
  | { kind: 'later' }
  | { kind: 'skip'; why: 'client_answered' | 'nobody_reachable' | 'no_such_contact' };

async function decide(
  deps: ActivityDeps,
  dossier: Dossier,
  { step, due, at }: { step: StepRow; due: readonly ClientQuestion[]; at: Date },
): Promise<Asking> {
  if (due.length === 0) return { kind: 'skip', why: 'client_answered' };
  const contact = clientContact(dossier);
  if (!contact) {
    const named = dossier.contacts.some(({ party }) => party === 'client');
    return { kind: 'skip', why: named ? 'nobody_reachable' : 'no_such_contact' };
  }
  if (await heard(deps, dossier, { step, contact, at })) return { kind: 'later' };
  return { kind: 'send', dossier, contact };
}

async function heard(
  deps: ActivityDeps,
  dossier: Dossier,
  { step, contact, at }: { step: StepRow; contact: ContactRow; at: Date },
): Promise<boolean> {
  const { id } = dossier.handover;
  const past = { sent: await readSent(deps.db, id), calls: await readCalls(deps.db, id) };
  const facts = stepFacts(dossier, step, { ...past, at });
  return !step.forced && facts.heardToday.has(contact.id);
}

function ask(
  deps: ActivityDeps,
  dossier: Dossier,
  {
    step,
    contact,
    due,
    at,
  }: { step: StepRow; contact: ContactRow; due: readonly ClientQuestion[]; at: Date },
): ReturnType<typeof post> {
  const { handover, client, items } = dossier;
  const template = due.some((question) => question.asked_at === null)
    ? 'ask-client'
    : 'ask-client-reminder';
  const language = languageOf(dossier);
  const outstanding = items
    .filter((item) => due.some((question) => question.item_id === item.id))
    .map((item) => ({
      ...mailItem(language, item),
      onlyTheyCanRelease: false,
      note: item.rejection_note,
    }));
  return post(deps, {
    key: { handoverId: handover.id, stepKey: step.key, recipientKey: contact.id },
    to: { name: contact.name, address: contact.email },
    contactId: contact.id,
    template,
    link: { purpose: 'client', expiresAt: linkExpiry('client', at) },
    replyTo: { name: deps.us.name, address: deps.us.email },
    references: [],
    render: (link) =>
      renderMail(template, {
        language,
        at,
        letterNumber: handover.number,
        to: { name: contact.name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link,
        timeZone: client.time_zone,
        totalItems: outstanding.length,
        outstanding,
      }),
  });
}
