import { revokeLinksOf } from '../../db/contacts';
import { readDossier } from '../../db/dossier';
import { setDates, setPaused, waiveItemRows, withdrawTasks } from '../../db/command-writes';
import { moveToPlan } from '../../db/move-plan';
import { enterEnd } from '../../db/stages';
import { skipPlanned } from '../../db/steps';
import { localDate } from '../../domain/calendar/calendar';
import { extendPlan } from '../../domain/chase/move-steps';
import { planChase } from '../../domain/chase/plan-steps';
import { STEP_KINDS } from '../../domain/chase/planned-step';
import { Refusal } from '../../domain/problem';
import { startResets } from '../reconcile';
import { agreeTasks } from '../resets';
import { planOverdue } from '../steps/overdue-step';
import { resumedPlan } from '../../drafting/resumed-plan';
import { moveContext, stepsToExtend } from '../../drafting/step-facts';
import { calendarsOf } from '../../drafting/views';
import type { CommandKind } from './arguments';
import { changeContact, recordCall, removeContact } from './people-commands';
import type { Carry } from './scene';
import { dropEdit, editStep, sendNextStepNow, skipStep } from './step-commands';

/** What each command of a person does to the rows, inside one transaction. Each may throw a Refusal. */
export const CARRY: { [K in CommandKind]: Carry<K> } = {
  pause: async ({ tx, dossier, at }, { until }) => {
    const end = until === undefined ? null : new Date(until);
    if (end !== null && end.getTime() <= at.getTime()) {
      throw new Refusal('pause_over', 'The pause would end before it begins. Choose a later time.');
    }
    await setPaused(tx, dossier.handover.id, { since: at, until: end });
  },

  resume: async ({ deps: { ourOffice }, tx, dossier, at }) => {
    const { id, paused_at: pausedAt } = dossier.handover;
    if (pausedAt === null) return;
    await moveToPlan(tx, dossier, resumedPlan(dossier, { pausedAt, at, ourOffice }));
    await setPaused(tx, id, null);
  },

  sendNextStepNow,
  skipStep,
  editStep,
  dropStepEdit: dropEdit,

  extendDeadline: async ({ tx, dossier, at }, { deadline }) => {
    const { handover } = dossier;
    if (handover.requested_at === null) {
      const today = localDate(calendarsOf(dossier).previousMsp, at);
      if (deadline <= today) {
        throw new Refusal(
          'not_an_extension',
          'The new deadline is not after today. Choose a later day.',
        );
      }
      // Throws what keeps the letter from naming it, were it signed now.
      planChase(handover.policy, {
        start: at,
        deadlineOn: deadline,
        calendars: calendarsOf(dossier),
      });
      await setDates(tx, handover.id, { customDeadline: deadline });
      return;
    }
    if (dossier.steps.find(({ template }) => template === 'request')?.state !== 'taken') {
      throw new Refusal(
        'letter_not_out',
        'The letter names the deadline, and it has reached nobody yet. Extend it once the letter has gone out.',
      );
    }
    await moveToPlan(
      tx,
      dossier,
      extendPlan(stepsToExtend(dossier.steps), { newDeadline: deadline }, moveContext(dossier, at)),
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
    await planOverdue(deps, tx, await readDossier(tx, dossier.handover.id), at);
  },

  changeContact,
  removeContact,
  recordCall,

  cancelHandover: async ({ tx, dossier, at }) => {
    const { id } = dossier.handover;
    await skipPlanned(tx, id, STEP_KINDS, {
      at,
      skipped: 'cancelled',
    });
    await withdrawTasks(tx, id, at);
    await revokeLinksOf(tx, { handoverId: id }, at);
    await enterEnd(tx, id, { stage: 'cancelled', at });
  },
};
