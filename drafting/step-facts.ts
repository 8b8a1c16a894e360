import type { CallRow } from '../db/calls';
import type { Dossier, ContactRow } from '../db/dossier';
import type { StepRow } from '../db/steps';
import { workingDaysBetween, type OfficeCalendar } from '../domain/calendar/calendar';
import type { StepFacts } from '../domain/chase/decide-step';
import { heardToday, type Reached } from '../domain/chase/heard-today';
import type { MoveContext } from '../domain/chase/move-steps';
import type { DatedStep, PlannedStep } from '../domain/chase/planned-step';
import type { StandingStep } from '../domain/chase/step-rules';
import { isLate, mainKey } from '../domain/chase/whose-step';
import type { Contact } from '../domain/contacts/contact';
import { ladderTells } from './due-together';
import { answerFacts, calendarsOf, zonesOf, type SentRow } from './views';

export function toContact(row: ContactRow): Contact {
  return {
    id: row.id,
    rung: row.rung,
    name: row.name,
    email: row.email,
    bounced: row.bounced_at !== null,
  };
}

export function toPlannedStep(row: StepRow): PlannedStep {
  return {
    key: row.key,
    kind: row.kind,
    workingDay: row.working_day,
    rungs: row.rungs,
    template: row.template,
    tone: row.tone,
    condition: row.condition,
    criticalDue: row.critical_due,
    deadline: row.deadline,
    dueAt: row.due_at,
  };
}

export function toStepRow(handoverId: string, step: PlannedStep): StepRow {
  return {
    handover_id: handoverId,
    key: step.key,
    kind: step.kind,
    working_day: step.workingDay,
    rungs: [...step.rungs],
    template: step.template,
    tone: step.tone,
    condition: step.condition,
    critical_due: step.criticalDue,
    deadline: step.deadline,
    due_at: step.dueAt,
    state: 'planned',
    taken_at: null,
    skip_reason: null,
    forced: false,
    left_out: false,
    writing_at: null,
  };
}

/**
 * What deciding about a step needs to know. The step's own messages do not count as heard today; a call in
 * which somebody was reached does, unless the step opens tasks: those dates are not moved by a call.
 */
export function stepFacts(
  dossier: Dossier,
  step: StepRow,
  {
    sent,
    calls,
    awaited = [],
    at,
  }: {
    sent: readonly SentRow[];
    calls: readonly CallRow[];
    awaited?: readonly Reached[];
    at: Date;
  },
): StepFacts {
  const contacts = dossier.contacts.map(toContact);
  const accepted = sent.filter((row) => row.outcome === 'accepted');
  const spokenTo =
    step.critical_due || step.deadline ? [] : calls.filter((call) => call.outcome === 'reached');
  return {
    contacts,
    heardToday: heardToday(contacts, {
      reached: [
        ...accepted
          .filter((row) => row.step_key !== step.key)
          .map((row) => ({ contactId: row.contact_id, at: row.outcome_at })),
        ...spokenTo.map((call) => ({ contactId: call.contact_id, at: call.called_at })),
        ...awaited,
      ],
      offices: zonesOf(dossier),
      at,
    }),
    had: isLate(step.key) ? hadBefore(step, accepted) : undefined,
    leftOut: step.left_out,
    ladderTells: ladderTells(step, dossier.steps, at),
    forced: step.forced,
    opened: dossier.openedBy.size > 0,
    bounced: dossier.contacts.some((contact) => contact.bounced_at !== null),
    items: dossier.items.map((item) => ({
      id: item.id,
      criticality: item.criticality,
      ...answerFacts(item),
    })),
  };
}

/** What the rules on changing a step look at. */
export function standingOf(row: StepRow): StandingStep {
  return {
    kind: row.kind,
    template: row.template,
    deadline: row.deadline,
    state: row.state,
    leftOut: row.left_out,
    writing: row.writing_at !== null,
  };
}

/** The step that is sent next; one that a person left out waits for its tasks only. */
export function nextToSend(steps: readonly StepRow[]): StepRow | undefined {
  return steps.find((step) => step.state === 'planned' && !step.left_out);
}

/** The rows of one step that wait: two, where its offices have mornings apart. */
export function rowsOfStep(steps: readonly StepRow[], step: StepRow): StepRow[] {
  return steps.filter(
    (one) =>
      one.state === 'planned' &&
      !one.left_out &&
      mainKey(one.key) === mainKey(step.key) &&
      isLate(one.key) === isLate(step.key),
  );
}

/** A telephone call as a step of the chase; the working day counts from the letter, as for other steps. */
export function callStep(
  { key, rung, calledAt }: { key: string; rung: ContactRow['rung']; calledAt: Date },
  { requestedAt, office }: { requestedAt: Date | null; office: OfficeCalendar },
): PlannedStep {
  const days =
    requestedAt !== null && calledAt > requestedAt
      ? workingDaysBetween(office, requestedAt, calledAt)
      : 0;
  return {
    key,
    kind: 'call',
    workingDay: Math.max(0, days),
    rungs: [rung],
    template: 'call',
    tone: 'neutral',
    condition: 'always',
    criticalDue: false,
    deadline: false,
    dueAt: calledAt,
  };
}

/** The steps that an extension or a pause moves; those of our own house move with the tasks. */
export function datedSteps(steps: readonly StepRow[]): DatedStep[] {
  return steps
    .filter((step) => step.kind === 'chase')
    .map((step) => ({
      key: step.key,
      workingDay: step.working_day,
      rungs: step.rungs,
      criticalDue: step.critical_due,
      deadline: step.deadline,
      over: step.state !== 'planned',
      dueAt: step.due_at,
    }));
}

/** The same for an extension: a late row goes with its step, and what is being sent is not moved away any more. */
export function stepsToExtend(steps: readonly StepRow[]): DatedStep[] {
  const going = new Set(steps.filter(({ writing_at: at }) => at !== null).map(({ key }) => key));
  return datedSteps(steps.filter(({ key }) => !isLate(key))).map((step) => ({
    ...step,
    over: step.over || going.has(step.key),
  }));
}

/** Who got a late row's step by another row of it. */
function hadBefore(step: StepRow, accepted: readonly SentRow[]): ReadonlySet<string> {
  const before = accepted.filter(
    (row) => row.step_key !== step.key && mainKey(row.step_key) === mainKey(step.key),
  );
  return new Set(before.flatMap((row) => row.contact_id ?? []));
}

/** From where and by whose calendars they move. */
export function moveContext(dossier: Dossier, at: Date): MoveContext {
  const { handover } = dossier;
  return {
    calendars: calendarsOf(dossier),
    hour: handover.policy.sendingHour,
    at,
    deadlineAt: handover.deadline_at,
    criticalDueAt: handover.critical_due_at,
  };
}
