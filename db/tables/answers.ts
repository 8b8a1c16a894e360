import type { OtherFinding } from '../../domain/answers/other-arrival';
import type { Generated, JSONColumnType } from 'kysely';
import type { Finding } from '../../domain/answers/arrival';
import type { AnswerType, RefusalReason } from '../../domain/items/answer';
import type { Receipt } from '../../domain/answers/receipt';

export interface SubmissionsTable {
  id: string;
  handover_id: string;
  contact_id: string;
  /** Null for what a person filed from a mail. */
  link_id: string | null;
  number: number;
  opened_at: Date;
  last_saved_at: Date;
  finished_at: Date | null;
  receipt_number: string | null;
  receipt: JSONColumnType<Receipt | null>;
}

export interface AnswersTable {
  id: string;
  handover_id: string;
  item_id: string;
  submission_id: string;
  contact_id: string;
  type: AnswerType;
  answered_at: Date;
  promised_until: Date | null;
  refusal_reason: RefusalReason | null;
  fingerprint: Buffer;
  sealed: Buffer;
  superseded_at: Date | null;
  /** When the worker opened it after it came. */
  checked_at: Generated<Date | null>;
  finding: Generated<Finding | null>;
  remarks: Generated<string[]>;
}

export interface SwapSlotsTable {
  answer_id: string;
  handover_id: string;
  item_id: string;
  starts_at: Date;
  confirmed_at: Date | null;
  confirmed_by: string | null;
}

export interface ClientQuestionsTable {
  answer_id: string;
  handover_id: string;
  item_id: string;
  opened_at: Date;
  asked_at: Date | null;
  reminded_at: Date | null;
  said: 'never_held' | 'promised' | null;
  said_at: Date | null;
  said_by: string | null;
  promised_until: Date | null;
  promises: number;
}

export interface FilesTable {
  id: string;
  handover_id: string;
  item_id: string | null;
  submission_id: string | null;
  received_at: Date;
  chunks: number;
  sealed_manifest: Buffer;
  fingerprint: Buffer;
  removed_at: Date | null;
  scanned_at: Generated<Date | null>;
  /** The scanner's name for what it found: the file is not handed out. */
  infected_with: Generated<string | null>;
  /** Of one that is of no item: when the worker opened it, and why it is of no use. */
  checked_at: Generated<Date | null>;
  finding: Generated<OtherFinding | null>;
}

export interface FileChunksTable {
  file_id: string;
  number: number;
  handover_id: string;
  sealed: Buffer;
  stored_at: Date;
  /** Of the sealed bytes; null where they did not come through a link. */
  fingerprint: Buffer | null;
}

export interface UploadsTable {
  id: string;
  handover_id: string;
  link_id: string;
  item_id: string | null;
  started_at: Date;
  last_chunk_at: Date;
  bytes: number;
  finished_at: Date | null;
  chunks: number | null;
  fingerprint: Buffer | null;
  sealed_manifest: Buffer | null;
  claimed_at: Date | null;
}

export interface UploadTotalsTable {
  handover_id: string;
  files: number;
  bytes: number;
}
