import { randomUUID } from 'node:crypto';
import { insertContact, removeContact, revokeLinksOf } from '../../db/contacts';
import type { Dossier } from '../../db/dossier';
import { setDates, setPaused, waiveItemRows, withdrawTasks } from '../../db/command-writes';
import type { Queries } from '../../db/pool';
import { enterEnd } from '../../db/stages';
import { forceStep, moveSteps, reviveLetter, skipPlanned } from '../../db/steps';
import { localDate } from '../../domain/calendar/calendar';
import { extendPlan, shiftAfterPause } from '../../domain/chase/move-steps';
import type { DatedStep, MovedStep } from '../../domain/chase/planned-step';
import { PARTY_OF_RUNG } from '../../domain/contacts/contact';
import { Refusal } from '../../domain/problem';
import type { ActivityDeps } from '../deps';
import { startResets } from '../reconcile';
import { agreeTasks } from '../resets';
import { planOverdue } from '../steps/overdue-step';
import { calendarsOf } from '../../drafting/views';
import type { ArgumentsOf, CommandKind } from './arguments';

export interface CommandScene {
  deps: ActivityDeps;
  tx: Queries;
  dossier: Dossier;
  at: Date;
}
type Carry<K extends CommandKind> = (scene: CommandScene, args: ArgumentsOf<K>) => Promise<void>;

/** What each command of a person does to the rows, inside one transaction. Each may throw a Refusal. */
export const CARRY: { [K in CommandKind]: Carry<K> } = {
  pause: async ({ tx, dossier, at }, { until }) => {
    const end = until === undefined ? null : new Date(until);
    if (end !== null && end.getTime() <= at.getTime()) {
      throw new Refusal('pause_over', 'The pause would end before it begins. Choose a later time.');
    }
    await setPaused(tx, dossier.handover.id, { since: at, until: end });
  },

  resume: async (scene) => {
    const { tx, dossier } = scene;
    const { handover } = dossier;
    if (handover.paused_at === null) return;
    const moves = shiftAfterPause(datedSteps(dossier), handover.paused_at, moveContext(scene));
    await move(scene, moves);
    await setPaused(tx, handover.id, null);
  },

  sendNextStepNow: async ({ tx, dossier, at }) => {
    const next = dossier.steps.find((step) => step.state === 'planned');
    if (!next) {
      throw new Refusal('no_next_step', 'No further step is planned, so there is nothing to send.');
    }
    await forceStep(tx, dossier.handover.id, next.key, at);
  },

  extendDeadline: async (scene, { deadline }) => {
    const { tx, dossier, at } = scene;
    const { handover } = dossier;
    if (handover.requested_at === null) {
      const today = localDate(calendarsOf(dossier).previousMsp, at);
      if (deadline <= today) {
        throw new Refusal(
          'not_an_extension',
          'The new deadline is not after today. Choose a later day.',
        );
      }
      await setDates(tx, handover.id, { customDeadline: deadline });
      return;
    }
    await move(
      scene,
      extendPlan(datedSteps(dossier), { newDeadline: deadline }, moveContext(scene)),
    );
  },

  waiveItems: async ({ deps, tx, dossier, at }, { items, reason }) => {
    const known = new Map(dossier.items.map((item) => [item.id, item]));
    const strangers = items.filter((id) => !known.has(id));
    if (strangers.length > 0) {
      throw new Refusal(
        'no_such_item',
        'One of the items is not of this handover. Reload the page.',
      );
    }
    const done = items.filter((id) => known.get(id)?.state === 'accepted');
    if (done.length > 0) {
      throw new Refusal(
        'already_accepted',
        'An accepted item cannot be waived: it has come already.',
      );
    }
    await waiveItemRows(tx, dossier.handover.id, { items, reason, at });
    await agreeTasks(deps, tx, dossier.handover.id, at);
  },

  openResetsNow: async ({ deps, tx, dossier, at }) => {
    await startResets(tx, dossier.handover.id, at);
    await agreeTasks(deps, tx, dossier.handover.id, at);
    await planOverdue(deps, tx, dossier.handover.id, at);
  },

  changeContact: async ({ tx, dossier, at }, { contact, rung, name, email }) => {
    const { handover, contacts } = dossier;
    const replaced = contacts.find((one) => one.id === contact);
    if (contact !== undefined && !replaced) {
      throw new Refusal(
        'no_such_contact',
        'The contact to replace is not of this handover. Reload the page.',
      );
    }
    const twin = contacts.find(
      (one) =>
        one.id !== contact && one.rung === rung && one.email.toLowerCase() === email.toLowerCase(),
    );
    if (twin) {
      // The sentence travels through a history, so it does not quote the address.
      throw new Refusal('address_used', 'This address is a contact on this rung already.');
    }
    if (replaced) {
      await removeContact(tx, replaced.id, at);
      await revokeLinksOf(tx, { contactId: replaced.id }, at);
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
    if (PARTY_OF_RUNG[rung] === 'previous_msp') await reviveLetter(tx, handover.id, at);
  },

  cancelHandover: async ({ tx, dossier, at }) => {
    const { id } = dossier.handover;
    await skipPlanned(tx, id, ['chase', 'authority', 'promise', 'overdue'], {
      at,
      skipped: 'cancelled',
    });
    await withdrawTasks(tx, id, at);
    await revokeLinksOf(tx, { handoverId: id }, at);
    await enterEnd(tx, id, { stage: 'cancelled', at });
  },
};

/** Steps of our own house move on their own, with the tasks. */
function datedSteps({ steps }: Dossier): DatedStep[] {
  return steps
    .filter((step) => step.kind === 'chase')
    .map((step) => ({
      key: step.key,
      workingDay: step.working_day,
      deadline: step.deadline,
      over: step.state !== 'planned',
      dueAt: step.due_at,
    }));
}

function moveContext({ dossier, at }: CommandScene): Parameters<typeof extendPlan>[2] {
  return {
    calendar: calendarsOf(dossier).previousMsp,
    hour: dossier.handover.policy.sendingHour,
    at,
  };
}

async function move({ tx, dossier }: CommandScene, moves: readonly MovedStep[]): Promise<void> {
  const { id } = dossier.handover;
  await moveSteps(tx, id, moves);
  const movedTo = (is: (step: Dossier['steps'][number]) => boolean): Date | undefined => {
    const key = dossier.steps.find((step) => is(step))?.key;
    return moves.find((one) => one.key === key)?.dueAt;
  };
  const deadlineAt = movedTo((step) => step.deadline);
  const criticalDueAt = movedTo((step) => step.critical_due);
  await setDates(tx, id, {
    ...(deadlineAt ? { deadlineAt } : {}),
    ...(criticalDueAt ? { criticalDueAt } : {}),
  });
}
