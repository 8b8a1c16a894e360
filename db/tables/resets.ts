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
}

export interface ResetTaskWaitsTable {
  task_id: string;
  waits_for_item_id: string;
  kind: 'any_of' | 'all_of';
}
