import type { Generated } from 'kysely';
import type { OtherFinding } from '../../domain/answers/other-arrival';

export interface ItemQuestionsTable {
  id: string;
  handover_id: string;
  item_id: string;
  contact_id: string;
  asked_at: Date;
  /** What was asked. */
  sealed: Buffer;
  fingerprint: Buffer;
  /** When the account manager is told; null once it was. */
  tell_due_at: Date | null;
  first_read_at: Date | null;
  answer: string | null;
  answered_at: Date | null;
  answered_by: string | null;
  /** When the answer goes by mail; null once it has gone. */
  mail_due_at: Date | null;
  /** When the worker opened it, and why it is of no use. */
  checked_at: Generated<Date | null>;
  finding: Generated<OtherFinding | null>;
}
