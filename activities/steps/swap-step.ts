import { writeAudit } from '../../db/audit';
import { readCalls } from '../../db/calls';
import type { ContactRow, Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { changeHandover } from '../../db/positions';
import type { Queries } from '../../db/pool';
import { endStep, planStepRows, type StepRow } from '../../db/steps';
import { readAgreedSwaps, readSwapOwner, type AgreedSwap } from '../../db/swap-slots';
import { SWAP_MINUTES } from '../../domain/answers/swap-fields';
import { morningAfter } from '../../domain/chase/put-off';
import { newsTooLate, swapStep, swapStepKey } from '../../domain/chase/swap-step';
import type { Position } from '../../domain/handover/position';
import { linkExpiry } from '../../domain/links/lifetime';
import { threadOf } from '../../drafting/draft-step';
import { stepFacts, toStepRow } from '../../drafting/step-facts';
import {
  calendarsOf,
  clientView,
  languageOf,
  previousMspView,
  verifyUrl,
} from '../../drafting/views';
import { renderMail } from '../../templates/email/render-mail';
import type { ActivityDeps } from '../deps';
import { calendarEntry } from '../mail/calendar-entry';
import { post, requireSettled, type Draft } from '../mail/outbox';
import { takeTomorrow } from './take-tomorrow';

/** Plans telling both sides of each time that was agreed on. */
export async function planSwaps(
  tx: Queries,
  dossier: Dossier,
  { agreed, at }: { agreed: readonly AgreedSwap[]; at: Date },
): Promise<void> {
  const { handover } = dossier;
  const when = {
    calendar: calendarsOf(dossier).previousMsp,
    hour: handover.policy.sendingHour,
    at,
  };
  await planStepRows(
    tx,
    agreed.map((swap) => toStepRow(handover.id, swapStep(swap, when))),
  );
}

/**
 * Tells both sides of the time at which they sit down together, each with an entry for the calendar. What was
 * answered otherwise or sent back meanwhile is told to nobody. Whoever proposed it and had another message today
 * hears of it in their next working morning, and both sides with them, unless that is too late.
 */
export async function takeSwapStep(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const handoverId = dossier.handover.id;
  const agreed = await readAgreedSwaps(deps.db, handoverId);
  const swap = agreed.find(({ answerId }) => swapStepKey(answerId) === step.key);
  const proposer = swap && proposerOf(dossier, swap);
  const later =
    swap !== undefined &&
    proposer !== undefined &&
    (await canWait(deps, dossier, { step, swap, proposer, at }));
  if (swap && !later) {
    const posted = [];
    for (const draft of await draftsFor(deps, dossier, { step, swap, proposer, at })) {
      posted.push(await post(deps, draft));
    }
    requireSettled(posted);
  }
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    // In a morning of theirs, whose news it is though it stands on no rung.
    if (later) {
      return takeTomorrow(tx, dossier, { step: { ...step, rungs: [proposer.rung] }, at });
    }
    const why = swap ? null : 'swap_off';
    await endStep(tx, handoverId, step.key, { at, ...(why ? { skipped: why } : {}) });
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: why ? 'step.skipped' : 'step.taken',
      details: { step: step.key, ...(why ? { why } : {}) },
    });
  });
}

function proposerOf({ contacts }: Dossier, swap: AgreedSwap): ContactRow | undefined {
  return contacts.find(({ id, bounced_at }) => id === swap.proposedBy && !bounced_at);
}

/** They had another message today, and the next working morning is early enough. */
async function canWait(
  { db }: ActivityDeps,
  dossier: Dossier,
  { step, swap, proposer, at }: Telling & { proposer: ContactRow },
): Promise<boolean> {
  if (step.forced) return false;
  const { id, policy } = dossier.handover;
  const calendar = calendarsOf(dossier).previousMsp;
  const next = morningAfter(calendar, at, policy.sendingHour);
  if (newsTooLate(calendar, swap.startsAt, next)) return false;
  const past = { sent: await readSent(db, id), calls: await readCalls(db, id) };
  return stepFacts(dossier, step, { ...past, at }).heardToday.has(proposer.id);
}

interface Telling {
  step: StepRow;
  swap: AgreedSwap;
  /** Undefined when nobody can be reached who proposed it. */
  proposer: ContactRow | undefined;
  at: Date;
}

async function draftsFor(
  deps: ActivityDeps,
  dossier: Dossier,
  { step, swap, proposer: person, at }: Telling,
): Promise<Draft[]> {
  const { handover, client } = dossier;
  const ours = deps.ourOffice.timeZone;
  const theirs = dossier.previousMsp.time_zone;
  const view = (zones: { timeZone: string; otherZone: string }) => ({
    language: languageOf(dossier),
    at,
    letterNumber: handover.number,
    client: clientView(dossier),
    previousMsp: previousMspView(dossier),
    us: deps.us,
    item: swap.itemName,
    startsAt: swap.startsAt,
    ...zones,
  });
  const entry = await calendarEntry({
    uid: `swap-${swap.answerId}@${deps.mailFrom.address.split('@')[1] ?? 'localhost'}`,
    title: `${client.name}, ${handover.number}: ${swap.itemName}`,
    startsAt: swap.startsAt,
    minutes: SWAP_MINUTES,
    at,
  });
  const key = { handoverId: handover.id, stepKey: step.key };
  const owner = await readSwapOwner(deps.db, swap.itemId);
  const manager = { name: handover.account_manager_name, email: handover.account_manager_email };
  const { name, email } = owner ?? manager;
  const toOurs: Draft = {
    key: { ...key, recipientKey: `staff:${email}` },
    to: { name, address: email },
    contactId: null,
    template: 'swap-agreed-house',
    references: [],
    attachments: [entry],
    render: () =>
      renderMail('swap-agreed-house', {
        ...view({ timeZone: ours, otherZone: theirs }),
        to: { name },
        link: `${deps.consoleUrl}/handovers/${handover.id}/items/${swap.itemId}`,
      }),
  };
  if (!person) return [toOurs];
  const toTheirs: Draft = {
    key: { ...key, recipientKey: person.id },
    to: { name: person.name, address: person.email },
    contactId: person.id,
    template: 'swap-agreed',
    link: { purpose: 'reply', expiresAt: linkExpiry('reply', at) },
    replyTo: { name: deps.us.name, address: deps.us.email },
    references: threadOf(await readSent(deps.db, handover.id)),
    attachments: [entry],
    render: (link) =>
      renderMail('swap-agreed', {
        ...view({ timeZone: theirs, otherZone: ours }),
        to: { name: person.name },
        link,
        verifyUrl: verifyUrl(deps),
      }),
  };
  return [toTheirs, toOurs];
}
