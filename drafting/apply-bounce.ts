import { clientContact } from './client-contact';
import { calendarsOf } from './views';
import { writeAudit } from '../db/audit';
import { unmarkAsked } from '../db/client-questions';
import { markAddressBounced } from '../db/contacts';
import { readDossier, type Dossier } from '../db/dossier';
import { lookNow } from '../db/looks';
import { readSent, recordReturned } from '../db/messages';
import type { Queries } from '../db/pool';
import { moveSteps, reviveStep } from '../db/steps';
import { isOfficeHours, nextMorning } from '../domain/calendar/calendar';
import { afterBounce, type BounceFacts } from '../domain/inbound/after-bounce';
import type { OurMessage } from '../domain/inbound/match';
import { isOver } from '../domain/handover/stage';

export interface Bounce {
  message: OurMessage;
  /** As the report says it (RFC 3463); null when a person read it in words. */
  status: string | null;
  at: Date;
  /** Who said so, when it was no report: as in the audit log. */
  actor?: string;
}

/**
 * A message of ours came back for good: its address is not written to any more, and the chase goes on with whoever is
 * next. Belongs into the transaction that keeps the report; the caller counts anew afterwards.
 */
export async function applyBounce(
  tx: Queries,
  { message, status, at, actor = 'system' }: Bounce,
): Promise<void> {
  const { handoverId, toAddress: address } = message;
  await recordReturned(tx, message.id, status);
  for (const contact of await markAddressBounced(tx, handoverId, { address, at })) {
    await writeAudit(tx, {
      handoverId,
      at,
      actor,
      action: 'contact.bounced',
      details: { contact, status },
    });
  }
  const dossier = await readDossier(tx, handoverId);
  if (isOver(dossier.handover.stage)) return;
  await askClientAgain(tx, dossier, { key: message.stepKey, at });
  const { revive, ask, dueAt } = afterBounce(await bounceFacts(tx, dossier, message), {
    calendar: calendarsOf(dossier).previousMsp,
    hour: dossier.handover.policy.sendingHour,
    at,
  });
  if (revive !== null) await reviveStep(tx, handoverId, { key: revive, dueAt });
  if (ask !== null) await moveSteps(tx, handoverId, [{ key: ask, dueAt }]);
  await lookNow(tx, handoverId, at);
}

/** Who else there is at the client is asked in their next morning, at once while their office is open. */
async function askClientAgain(
  tx: Queries,
  dossier: Dossier,
  { key, at }: { key: string; at: Date },
): Promise<void> {
  const { handover, steps } = dossier;
  const step = steps.find((one) => one.key === key && one.kind === 'client');
  if (step?.state !== 'taken' || step.taken_at === null) return;
  await unmarkAsked(tx, handover.id, step.taken_at);
  if (!clientContact(dossier)) return;
  const { client } = calendarsOf(dossier);
  const morning = nextMorning(client, at, handover.policy.sendingHour);
  await reviveStep(tx, handover.id, { key, dueAt: isOfficeHours(client, at) ? at : morning });
}

async function bounceFacts(
  tx: Queries,
  { handover, contacts, steps }: Dossier,
  message: OurMessage,
): Promise<BounceFacts> {
  const theirs = contacts.filter((contact) => contact.party === 'previous_msp');
  const reachable = new Set(
    theirs.filter((contact) => contact.bounced_at === null).map((contact) => contact.id),
  );
  const sent = await readSent(tx, handover.id);
  const step = steps.find((one) => one.key === message.stepKey);
  // Counsel has nobody who would stand in, and of the client's only who is asked for something (askClientAgain).
  const isTheirs = theirs.some((contact) => contact.id === message.contactId);
  return {
    stage: handover.stage,
    outstanding: handover.items_outstanding,
    step: step && isTheirs ? step : null,
    anotherHadIt: sent.some(
      (row) =>
        row.step_key === message.stepKey &&
        row.outcome === 'accepted' &&
        row.contact_id !== null &&
        reachable.has(row.contact_id),
    ),
    asking: steps
      .filter((one) => one.state === 'planned' && one.condition === 'link_never_opened')
      .map((one) => ({ key: one.key, dueAt: one.due_at })),
  };
}
