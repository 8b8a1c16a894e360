import type { Dossier, ContactRow } from '../db/dossier';
import type { StepRow } from '../db/steps';
import { localDate, type OfficeCalendar } from '../domain/calendar/calendar';
import type { StepFacts } from '../domain/chase/decide-step';
import type { PlannedStep } from '../domain/chase/planned-step';
import type { Contact } from '../domain/contacts/contact';
import { answerFacts, type SentRow } from './views';

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
  };
}

/** What deciding about a step needs to know. The step's own messages do not count as heard today. */
export function stepFacts(
  dossier: Dossier,
  step: StepRow,
  context: { sent: readonly SentRow[]; office: OfficeCalendar; at: Date },
): StepFacts {
  const today = localDate(context.office, context.at);
  const heard = context.sent.filter(
    (row) =>
      row.step_key !== step.key &&
      row.outcome === 'accepted' &&
      localDate(context.office, row.outcome_at) === today,
  );
  return {
    contacts: dossier.contacts.map(toContact),
    heardToday: new Set(heard.flatMap((row) => row.contact_id ?? [])),
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
