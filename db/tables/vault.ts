import type { Generated } from 'kysely';
import type { Finding } from '../../domain/answers/arrival';
import type { OtherArrival, OtherFinding, WantedAgain } from '../../domain/answers/other-arrival';
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

/** What can be of no use and its sender is asked for once more; whether it still is says `wanted_again` (0270). */
export interface ToSendAgainTable {
  id: string;
  handover_id: string;
  contact_id: string;
  what: WantedAgain;
  finding: OtherFinding;
  sent_at: Date;
  found_at: Date;
  /** Key of the step whose message says it. */
  told_in: Generated<string | null>;
  told_at: Generated<Date | null>;
}

/** An answer that went back by itself, until the account manager has been told. */
export interface ReturnsToTellTable {
  answer_id: string;
  handover_id: string;
  item_id: string;
  finding: Finding;
  due_at: Date;
}
