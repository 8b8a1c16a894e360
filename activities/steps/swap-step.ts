import { writeAudit } from '../../db/audit';
import { readCalls } from '../../db/calls';
import { readDossier, type ContactRow, type Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { changeHandover } from '../../db/positions';
import type { Queries } from '../../db/pool';
import { endStep, planStepRows, type StepRow } from '../../db/steps';
import { readAgreedSwaps, readSwapOwner, type AgreedSwap } from '../../db/swap-slots';
import { SWAP_MINUTES } from '../../domain/answers/swap-fields';
import { morningAfter } from '../../domain/chase/put-off';
import { standIn } from '../../domain/chase/stand-in';
import { newsTooLate, swapStep, swapStepKey } from '../../domain/chase/swap-step';
import type { Position } from '../../domain/handover/position';
import { linkExpiry } from '../../domain/links/lifetime';
import { threadOf } from '../../drafting/draft-step';
import { stepFacts, toContact, toStepRow } from '../../drafting/step-facts';
import {
  calendarsOf,
  clientView,
  languageOf,
  previousMspView,
  verifyUrl,
} from '../../drafting/views';
import { renderMail } from '../../templates/email/render-mail';
import { itemNameIn } from '../../templates/language/item-names';
import type { ActivityDeps } from '../deps';
import { calendarEntry } from '../mail/calendar-entry';
import { giveUpRefused, MOST_ROUNDS } from '../mail/give-up-refused';
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
 * hears of it in their next working morning, and both sides with them, unless that is too late. Whose mail comes
 * back for good hears of nothing: whoever is next does, in the same attempt.
 */
export async function takeSwapStep(
  deps: ActivityDeps,
  dossier: Dossier,
  step: StepRow,
): Promise<Position> {
  const at = deps.at();
  const handoverId = dossier.handover.id;
  let telling = await decide(deps, dossier, { step, at });
  for (let round = 0; isNow(telling) && round < MOST_ROUNDS; round++) {
    const { theirs, ours } = await draftsFor(deps, telling);
    const posted = theirs ? [{ contact: theirs.contact, ...(await post(deps, theirs)) }] : [];
    const refused = await giveUpRefused(deps, handoverId, posted);
    requireSettled([...posted, await post(deps, ours)]);
    if (!refused) break;
    telling = await decide(deps, await readDossier(deps.db, handoverId), { step, at });
  }
  return changeHandover(deps.db, handoverId, at, async (tx) => {
    // In a morning of theirs, whose news it is though it stands on no rung.
    if (typeof telling !== 'string' && telling.later) {
      const rungs = telling.to ? [telling.to.rung] : step.rungs;
      return takeTomorrow(tx, dossier, { step: { ...step, rungs }, at });
    }
    const why = typeof telling === 'string' ? telling : null;
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

/** Why it is told to nobody: another answer has come, or it was sent back; or its time has passed, as in a pause. */
type Off = 'swap_off' | 'swap_passed';

function isNow(telling: Telling | Off): telling is Telling {
  return typeof telling !== 'string' && !telling.later;
}

async function decide(
  deps: ActivityDeps,
  dossier: Dossier,
  { step, at }: { step: StepRow; at: Date },
): Promise<Telling | Off> {
  const agreed = await readAgreedSwaps(deps.db, dossier.handover.id);
  const swap = agreed.find(({ answerId }) => swapStepKey(answerId) === step.key);
  if (!swap) return 'swap_off';
  if (swap.startsAt <= at) return 'swap_passed';
  const chosen = standIn(dossier.contacts.map(toContact), swap.proposedBy);
  const to = dossier.contacts.find(({ id }) => id === chosen?.id);
  const later = to !== undefined && (await canWait(deps, dossier, { step, swap, to, at }));
  return { dossier, step, swap, to, at, later };
}

/** They had another message today, and the next working morning is early enough. */
async function canWait(
  { db }: ActivityDeps,
  dossier: Dossier,
  { step, swap, to, at }: { step: StepRow; swap: AgreedSwap; to: ContactRow; at: Date },
): Promise<boolean> {
  if (step.forced) return false;
  const { id, policy } = dossier.handover;
  const calendar = calendarsOf(dossier).previousMsp;
  const next = morningAfter(calendar, at, policy.sendingHour);
  if (newsTooLate(calendar, swap.startsAt, next)) return false;
  const past = { sent: await readSent(db, id), calls: await readCalls(db, id) };
  return stepFacts(dossier, step, { ...past, at }).heardToday.has(to.id);
}

interface Telling {
  dossier: Dossier;
  step: StepRow;
  swap: AgreedSwap;
  /** Who hears of it at the previous MSP; undefined when nobody there can be reached. */
  to: ContactRow | undefined;
  at: Date;
  /** Tomorrow is early enough, and today they had another message. */
  later: boolean;
}

async function draftsFor(
  deps: ActivityDeps,
  { dossier, step, swap, to: person, at }: Telling,
): Promise<{ theirs: (Draft & { contact: ContactRow }) | null; ours: Draft }> {
  const { handover, client } = dossier;
  const ours = deps.ourOffice.timeZone;
  const theirs = dossier.previousMsp.time_zone;
  const language = languageOf(dossier);
  const { itemName, catalogueNumber } = swap;
  const theirName = itemNameIn(language, { name: itemName, catalogueNumber });
  const view = (zones: { timeZone: string; otherZone: string }) => ({
    language,
    at,
    letterNumber: handover.number,
    client: clientView(dossier),
    previousMsp: previousMspView(dossier),
    us: deps.us,
    startsAt: swap.startsAt,
    ...zones,
  });
  const entry = (item: string) =>
    calendarEntry({
      uid: `swap-${swap.answerId}@${deps.mailFrom.address.split('@')[1] ?? 'localhost'}`,
      title: `${client.name}, ${handover.number}: ${item}`,
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
    attachments: [await entry(itemName)],
    render: () =>
      renderMail('swap-agreed-house', {
        ...view({ timeZone: ours, otherZone: theirs }),
        item: itemName,
        to: { name },
        link: `${deps.consoleUrl}/handovers/${handover.id}/items/${swap.itemId}`,
      }),
  };
  if (!person) return { theirs: null, ours: toOurs };
  const toTheirs = {
    contact: person,
    key: { ...key, recipientKey: person.id },
    to: { name: person.name, address: person.email },
    contactId: person.id,
    template: 'swap-agreed',
    link: { purpose: 'reply' as const, expiresAt: linkExpiry('reply', at) },
    replyTo: { name: deps.us.name, address: deps.us.email },
    references: threadOf(await readSent(deps.db, handover.id)),
    attachments: [await entry(theirName)],
    render: (link: string) =>
      renderMail('swap-agreed', {
        ...view({ timeZone: theirs, otherZone: ours }),
        item: theirName,
        to: { name: person.name },
        link,
        verifyUrl: verifyUrl(deps),
      }),
  };
  return { theirs: toTheirs, ours: toOurs };
}
