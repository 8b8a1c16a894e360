import type { Finding } from '../../domain/answers/arrival';
import type { OtherArrival, OtherFinding } from '../../domain/answers/other-arrival';
import type { TroubleReason } from '../../domain/stalled/outages';

export interface VaultStateTable {
  recovery_recipient: string | null;
  recovery_shown_at: Date | null;
  recovery_confirmed_at: Date | null;
  recovery_confirmed_by: string | null;
}

export interface TroublesTable {
  reason: TroubleReason;
  handover_id: string | null;
  since: Date;
}

export interface AuditAnchorsTable {
  /** A day of our own, yyyy-mm-dd. */
  day: string;
  at: Date;
  chains: number;
  sha256: Buffer;
  stamped_at: Date | null;
}

/** Something else that came and can be of no use, until the account manager has been told. */
export interface OthersToTellTable {
  id: string;
  handover_id: string;
  what: OtherArrival;
  finding: OtherFinding;
  due_at: Date;
}

/** An answer that went back by itself, until the account manager has been told. */
export interface ReturnsToTellTable {
  answer_id: string;
  handover_id: string;
  item_id: string;
  finding: Finding;
  due_at: Date;
}
