import type { Generated } from 'kysely';
import type { OtherFinding } from '../../domain/answers/other-arrival';

export interface AlsoSentTable {
  id: string;
  handover_id: string;
  link_id: string;
  contact_id: string;
  received_at: Date;
  kind: 'entries' | 'file';
  /** Of an export; 0 of a file. */
  entries: number;
  bytes: number;
  sealed: Buffer;
  fingerprint: Buffer;
  /** Whose receipt names it; null for what came before receipts did. */
  submission_id: string | null;
  /** Files of its entries, which are of no item as long as the entry is of none. */
  file_ids: Generated<string[]>;
  /** When the worker opened it, and why it is of no use. */
  checked_at: Generated<Date | null>;
  finding: Generated<OtherFinding | null>;
}

/** What became of one entry. */
export interface AlsoSentEndsTable {
  piece_id: string;
  entry: number;
  handover_id: string;
  ended_at: Date;
  ended_by: string;
  item_id: string | null;
}
