import type { JSONColumnType } from 'kysely';

export interface ExportsTable {
  id: string;
  handover_id: string;
  /** The n-th of its handover, from 1. */
  number: number;
  format: string;
  reason: string;
  made_at: Date;
  made_by: string;
  locked_to: 'passphrase' | 'recipient' | null;
  /** A code, and the positions of the items that it is about. */
  remarks: JSONColumnType<Record<string, number[]>>;
  chunks: number;
  sealed_manifest: Buffer;
  fingerprint: Buffer;
  needs_second: boolean;
  approved_at: Date | null;
  approved_by: string | null;
  expires_at: Date;
  first_downloaded_at: Date | null;
  gone_at: Date | null;
  /** When colleagues are told that one of them has to agree; null for nobody, or told. */
  tell_due_at: Date | null;
}

export interface ExportItemsTable {
  export_id: string;
  item_id: string;
  answer_id: string;
}

export interface ExportChunksTable {
  export_id: string;
  number: number;
  handover_id: string;
  sealed: Buffer;
  stored_at: Date;
}

export interface NextVaultTicksTable {
  item_id: string;
  answer_id: string;
  handover_id: string;
  ticked_at: Date;
  ticked_by: string;
}
