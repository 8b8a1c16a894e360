import type { GeneratedAlways, JSONColumnType } from 'kysely';
import type { JsonObject } from './json';

export interface AuditHeadsTable {
  chain: string;
  seq: number;
  hash: Buffer;
}

export interface AuditEventsTable {
  chain: GeneratedAlways<string>;
  seq: GeneratedAlways<number>;
  handover_id: string | null;
  at: Date;
  actor: string;
  action: string;
  details: JSONColumnType<JsonObject>;
  previous_hash: GeneratedAlways<Buffer>;
  hash: GeneratedAlways<Buffer>;
}
