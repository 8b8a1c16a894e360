import type { Generated } from 'kysely';
import type { OtherFinding } from '../../domain/answers/other-arrival';
import type { DeclineReason } from '../../domain/signing/decline';

export interface AuthorityDeclinesTable {
  id: string;
  handover_id: string;
  contact_id: string;
  declined_at: Date;
  reason: DeclineReason;
  typed_name: string;
  sealed: Buffer;
  fingerprint: Buffer;
  /** When the account manager is told; null once it was. */
  tell_due_at: Date | null;
  first_read_at: Date | null;
  settled_at: Date | null;
  settled_by: string | null;
  settled_how: 'signed' | 'asked_again' | 'replaced' | 'written_again' | null;
  /** When the worker opened it, and why it is of no use. */
  checked_at: Generated<Date | null>;
  finding: Generated<OtherFinding | null>;
}
