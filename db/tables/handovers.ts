import type { Generated, JSONColumnType } from 'kysely';
import type { Rung } from '../../domain/contacts/contact';
import type { Condition, Policy, Tone } from '../../domain/chase/policy';
import type { AnswerType, RefusalReason } from '../../domain/items/answer';
import type { Criticality, ItemState, Kind, Scope } from '../../domain/items/item';
import type { Stage, StalledReason } from '../../domain/handover/stage';
import type { PlannedStep, StepKind } from '../../domain/chase/planned-step';
import type { JsonObject } from './json';

export interface PoliciesTable {
  id: string;
  name: string;
  definition: JSONColumnType<Policy>;
  is_default: boolean;
  created_at: Date;
  changed_at: Date | null;
  version: number;
}

export interface HandoversTable {
  id: string;
  number: string;
  client_id: string;
  previous_msp_id: string;
  stage: Stage;
  paused_at: Date | null;
  paused_until: Date | null;
  stalled_reason: StalledReason | null;
  stalled_since: Date | null;
  stalled_told_at: Date | null;
  /** When its account manager is to be told why it stands still. */
  stalled_tell_at: Date | null;
  /** When time alone may make it stand still. */
  stall_check_at: Date | null;
  language: string;
  policy: JSONColumnType<Policy>;
  scope_preset: string;
  custom_deadline: string | null;
  custom_critical_due: string | null;
  send_at: 'now' | 'next-morning';
  account_manager_name: string;
  account_manager_email: string;
  reference: string | null;
  created_at: Date;
  created_by: string;
  idempotency_key: string | null;
  input_hash: Buffer;
  requested_at: Date | null;
  critical_due_at: Date | null;
  deadline_at: Date | null;
  resets_opened_at: Date | null;
  closed_at: Date | null;
  cancelled_at: Date | null;
  items_total: number;
  items_outstanding: number;
  items_answered: number;
  items_promised: number;
  items_refused: number;
  items_accepted: number;
  critical_outstanding: number;
  /** Asked on the portal and not answered by us yet. */
  questions_open: Generated<number>;
  tasks_open: number;
  tasks_done: number;
  unsettled: number;
  messages_sent: number;
  receipts: number;
  next_step_key: string | null;
  next_step_at: Date | null;
  last_activity_at: Date;
  revision: number;
  look_due_at: Date | null;
  /** When its reset tasks are planned again by time alone; null: not before something happens. */
  plan_again_at: Date | null;
  tasks_stale: boolean;
  started_workflow: boolean;
  /** When its secrets are destroyed; planned once it is over. */
  purge_at: Generated<Date | null>;
  /** Days before `purge_at` of the last warning that was given. */
  purge_warned: Generated<number | null>;
  purge_warned_at: Generated<Date | null>;
  purged_at: Generated<Date | null>;
  /** Sealed bytes of all answers that came through links, replaced ones too. */
  answer_bytes: Generated<number>;
  recipient: string;
  recipient_signature: Buffer;
}

export interface ItemsTable {
  id: string;
  handover_id: string;
  position: number;
  catalogue_number: number | null;
  group_name: string;
  name: string;
  kind: Kind;
  scope: Scope;
  criticality: Criticality;
  unrecoverable: boolean;
  recovery_working_days: number;
  reply_fields: string[];
  leans_on_any_of: number[];
  not_before: number[];
  only_they_can_release: boolean;
  state: ItemState;
  answer_id: string | null;
  answer_type: AnswerType | null;
  answered_at: Date | null;
  promised_until: Date | null;
  promises: number;
  refusal_reason: RefusalReason | null;
  rejection_note: string | null;
  sent_back_at: Date | null;
  waive_reason: string | null;
  settled_at: Date | null;
  /** The mailbox or factor in whose list this account was named. */
  registered_to: string | null;
  /** The answer whose list of accounts was made into items. */
  list_read_from: string | null;
  /** Through links, replaced answers too. */
  times_answered: Generated<number>;
}

export interface AuthoritiesTable {
  handover_id: string;
  kind: 'on_file' | 'to_sign';
  state: 'unsigned' | 'signed';
  signatory_name: string;
  signatory_title: string;
  signatory_email: string;
  signed_at: Date | null;
  signed_on: string | null;
  method: 'on_file' | 'typed' | 'drawn' | 'uploaded' | null;
  /** The strokes of a drawn signature. */
  drawing: string | null;
  /** When the signed paper is to be made; null once it was. */
  copy_due_at: Date | null;
  typed_name: string | null;
  typed_title: string | null;
  consent: string | null;
  address: string | null;
  time_zone: string | null;
  letter_sha256: Buffer | null;
  file_id: string | null;
}

export interface LettersTable {
  handover_id: string;
  kind: string;
  pdf: Buffer;
  sha256: Buffer;
  rendered_at: Date;
}

export interface StepsTable {
  handover_id: string;
  key: string;
  kind: StepKind;
  working_day: number;
  rungs: Rung[];
  template: PlannedStep['template'];
  tone: Tone;
  condition: Condition;
  critical_due: boolean;
  deadline: boolean;
  due_at: Date;
  state: 'planned' | 'taken' | 'skipped';
  taken_at: Date | null;
  skip_reason: string | null;
  forced: boolean;
  left_out: boolean;
  writing_at: Date | null;
}

export interface CommandsTable {
  id: string;
  handover_id: string;
  kind: string;
  arguments: JSONColumnType<JsonObject>;
  requested_by: string;
  requested_at: Date;
  idempotency_key: string;
  outcome: 'pending' | 'done' | 'refused';
  refusal: string | null;
  finished_at: Date | null;
}
