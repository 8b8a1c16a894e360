import type { Generated } from 'kysely';
import type { BlockReason } from '../../domain/resets/blocked';
import type { TaskReason, TaskState } from '../../domain/resets/task';

export interface ResetTasksTable {
  id: string;
  handover_id: string;
  item_id: string;
  reason: TaskReason;
  state: TaskState;
  opened_at: Date;
  due_at: Date;
  rank: number;
  in_circle: boolean;
  owner_id: string | null;
  owner_role: string;
  converted_from: string | null;
  converted_at: Date | null;
  begun_at: Date | null;
  /** Set while a person is asked what becomes of a begun stand-by task whose item came. */
  asked_at: Date | null;
  note: string | null;
  recorded_where: string | null;
  finished_at: Date | null;
  finished_by: string | null;
  waive_reason: string | null;
  blocked_at: Date | null;
  blocked_reason: BlockReason | null;
  blocked_note: string | null;
  blocked_until: Date | null;
  reminded: Generated<number>;
  /** How many other items wait for this one's item: kept by the database itself (migration 0190). */
  blocks: Generated<number>;
}

export interface TaskChecksTable {
  task_id: string;
  step: string;
  checked_by: string;
  checked_at: Date;
}

export interface TaskEvidenceTable {
  id: string;
  task_id: string;
  note: string | null;
  file_id: string | null;
  added_by: string;
  added_at: Date;
}

export interface LeadTimesTable {
  catalogue_number: number;
  working_days: number;
  set_by: string;
  set_at: Date;
}

export interface ResetTaskWaitsTable {
  task_id: string;
  waits_for_item_id: string;
  kind: 'any_of' | 'all_of';
}
