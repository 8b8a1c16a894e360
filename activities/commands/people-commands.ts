import { randomUUID } from 'node:crypto';
import { nameSignatory } from '../../db/authorities';
import { insertCall } from '../../db/calls';
import { readClientQuestions } from '../../db/client-questions';
import { insertContact, removeContact as removeRow, revokeLinksOf } from '../../db/contacts';
import { withdrawAllOf } from '../../db/delegations';
import { readDossier } from '../../db/dossier';
import type { Queries } from '../../db/pool';
import { planStepRows, reviveLetter } from '../../db/steps';
import { refuseCallTime } from '../../domain/contacts/call';
import { PARTY_OF_RUNG } from '../../domain/contacts/contact';
import { refuseNewcomer } from '../../domain/contacts/refuse-newcomer';
import { refuseRemoval } from '../../domain/contacts/refuse-removal';
import { Refusal } from '../../domain/problem';
import { callStep, toContact, toStepRow } from '../../drafting/step-facts';
import { calendarsOf } from '../../drafting/views';
import { planClientStep } from '../steps/client-step';
import { askNewSignatory } from '../steps/new-signatory';
import type { Carry } from './scene';

const NO_SUCH_CONTACT = 'This contact is not of this handover. Reload the page.';

/** Adds a contact, or puts one in another's place, whose links end with those of whom they let in. The new one's link goes with the next message. */
export const changeContact: Carry<'changeContact'> = async (
  { tx, dossier, by, at },
  { contact, rung, name, email, title },
) => {
  const { handover, contacts, authority } = dossier;
  const replaced = contacts.find((one) => one.id === contact);
  if (contact !== undefined && !replaced) throw new Refusal('no_such_contact', NO_SUCH_CONTACT);
  const signing = authority?.state === 'unsigned';
  const present = contacts.map(toContact);
  const refusal = refuseNewcomer(rung, {
    replaced: replaced && toContact(replaced),
    present,
    signing,
  });
  if (refusal) throw refusal;
  const twin = contacts.find(
    (one) =>
      one.id !== contact && one.rung === rung && one.email.toLowerCase() === email.toLowerCase(),
  );
  if (twin) {
    // The sentence travels through a history, so it does not quote the address.
    throw new Refusal('address_used', 'This address is a contact on this rung already.');
  }
  if (replaced) {
    await takeOff(tx, { handoverId: handover.id, contactId: replaced.id, by, at });
  }
  await insertContact(tx, {
    id: randomUUID(),
    handover_id: handover.id,
    party: PARTY_OF_RUNG[rung],
    rung,
    name,
    email,
    bounced_at: null,
    removed_at: null,
    created_at: at,
  });
  if (rung === 'signatory') {
    await nameSignatory(tx, handover.id, { name, email, title: title ?? '' });
    if (signing) await askNewSignatory(tx, dossier, { by, at });
  }
  if (PARTY_OF_RUNG[rung] === 'previous_msp') await reviveLetter(tx, handover.id, at);
  if (PARTY_OF_RUNG[rung] === 'client') {
    const questions = await readClientQuestions(tx, handover.id);
    await planClientStep(tx, await readDossier(tx, handover.id), { questions, at });
  }
};

export const removeContact: Carry<'removeContact'> = async (
  { tx, dossier, by, at },
  { contact },
) => {
  const { handover, contacts, authority } = dossier;
  const removed = contacts.find((one) => one.id === contact);
  if (!removed) throw new Refusal('no_such_contact', NO_SUCH_CONTACT);
  const refusal = refuseRemoval(toContact(removed), {
    present: contacts.map(toContact),
    signing: authority?.state === 'unsigned',
  });
  if (refusal) throw refusal;
  await takeOff(tx, { handoverId: handover.id, contactId: removed.id, by, at });
};

/** The contact's own links end, and those of whom that contact let in. */
async function takeOff(
  tx: Queries,
  act: { handoverId: string; contactId: string; by: string; at: Date },
): Promise<void> {
  const { contactId, at } = act;
  await removeRow(tx, contactId, at);
  await revokeLinksOf(tx, { contactId }, at);
  await withdrawAllOf(tx, act);
}

/** A call is a step of its own, taken when it happened. */
export const recordCall: Carry<'recordCall'> = async (
  { tx, dossier, by, at },
  { contact, outcome, agreed, calledAt },
) => {
  const { handover, contacts, steps } = dossier;
  const called = contacts.find((one) => one.id === contact);
  if (!called) throw new Refusal('no_such_contact', NO_SUCH_CONTACT);
  const when = calledAt === undefined ? at : new Date(calledAt);
  const refusal = refuseCallTime(when, { began: handover.created_at, now: at });
  if (refusal) throw refusal;
  const number = steps.filter((step) => step.kind === 'call').length + 1;
  const step = callStep(
    { key: `call-${String(number)}`, rung: called.rung, calledAt: when },
    { requestedAt: handover.requested_at, office: calendarsOf(dossier).previousMsp },
  );
  await planStepRows(tx, [{ ...toStepRow(handover.id, step), state: 'taken', taken_at: when }]);
  await insertCall(tx, {
    handover_id: handover.id,
    step_key: step.key,
    contact_id: called.id,
    outcome,
    agreed: agreed ?? null,
    called_at: when,
    recorded_by: by,
    recorded_at: at,
  });
};
