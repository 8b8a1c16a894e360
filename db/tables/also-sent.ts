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
}
