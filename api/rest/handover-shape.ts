import type { z } from 'zod';
import type { HandoverLine } from '../../db/handover-read';
import type { readAuthority, readContacts } from '../../db/handover-page';
import type { StepRow } from '../../db/steps';
import type { handoverDetail, handoverSummary } from './handover-schemas';

type Awaits<F extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>;

/** RFC 3339 in UTC, or null. */
export function instantOf(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** The handover's page in the console. */
export function pageOf(consoleUrl: string, id: string): string {
  return `${consoleUrl}/handovers/${id}`;
}

/** A row as the API shows it. */
export function summaryOf(row: HandoverLine, consoleUrl: string): z.output<typeof handoverSummary> {
  return {
    id: row.id,
    number: row.number,
    stage: row.stage,
    pausedAt: instantOf(row.paused_at),
    stalled:
      row.stalled_reason && row.stalled_since
        ? { reason: row.stalled_reason, since: row.stalled_since.toISOString() }
        : null,
    client: {
      name: row.client_name,
      country: row.client_country,
      timeZone: row.client_time_zone,
    },
    previousMsp: {
      name: row.previous_msp_name,
      country: row.previous_msp_country,
      timeZone: row.previous_msp_time_zone,
    },
    accountManager: { name: row.account_manager_name, email: row.account_manager_email },
    reference: row.reference,
    language: row.language,
    items: {
      total: row.items_total,
      outstanding: row.items_outstanding,
      criticalOutstanding: row.critical_outstanding,
      answered: row.items_answered,
      promised: row.items_promised,
      refused: row.items_refused,
      accepted: row.items_accepted,
    },
    tasks: { open: row.tasks_open, done: row.tasks_done },
    messagesSent: row.messages_sent,
    receipts: row.receipts,
    nextStep:
      row.next_step_key && row.next_step_at
        ? { key: row.next_step_key, at: row.next_step_at.toISOString() }
        : null,
    criticalDueAt: instantOf(row.critical_due_at),
    deadlineAt: instantOf(row.deadline_at),
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    requestedAt: instantOf(row.requested_at),
    resetsOpenedAt: instantOf(row.resets_opened_at),
    closedAt: instantOf(row.closed_at),
    cancelledAt: instantOf(row.cancelled_at),
    lastActivityAt: row.last_activity_at.toISOString(),
    page: pageOf(consoleUrl, row.id),
  };
}

type Detail = z.output<typeof handoverDetail>;

export function authorityShape(row: Awaits<typeof readAuthority>): Detail['authority'] {
  if (!row) return null;
  return {
    kind: row.kind,
    state: row.state,
    signatory: {
      name: row.signatory_name,
      title: row.signatory_title,
      email: row.signatory_email,
    },
    signedAt: instantOf(row.signed_at),
    signedOn: row.signed_on,
  };
}

export function contactShape(row: Awaits<typeof readContacts>[number]): Detail['contacts'][number] {
  return {
    id: row.id,
    party: row.party,
    rung: row.rung,
    name: row.name,
    email: row.email,
    bouncedAt: instantOf(row.bounced_at),
    removedAt: instantOf(row.removed_at),
  };
}

export function stepShape(row: StepRow): Detail['steps'][number] {
  return {
    key: row.key,
    kind: row.kind,
    template: row.template,
    tone: row.tone,
    rungs: row.rungs,
    workingDay: row.working_day,
    criticalDue: row.critical_due,
    deadline: row.deadline,
    dueAt: row.due_at.toISOString(),
    state: row.state,
    takenAt: instantOf(row.taken_at),
    skipReason: row.skip_reason,
  };
}
