import type { CallOutcome } from '../../domain/contacts/call';

export interface StepEditsTable {
  handover_id: string;
  step_key: string;
  contact_id: string | null;
  opening: string | null;
  subject: string | null;
  edited_by: string;
  edited_at: Date;
}

export interface StepSkipsTable {
  handover_id: string;
  step_key: string;
  reason: string;
  skipped_by: string;
  skipped_at: Date;
}

export interface CallsTable {
  handover_id: string;
  step_key: string;
  contact_id: string;
  outcome: CallOutcome;
  agreed: string | null;
  called_at: Date;
  recorded_by: string;
  recorded_at: Date;
}
