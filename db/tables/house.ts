import type { OutageReason } from '../../domain/stalled/outages';

/** What concerns the whole house, not one handover. */
export interface OutagesTable {
  id: string;
  reason: OutageReason;
  since: Date;
  found_at: Date;
  ended_at: Date | null;
  told_at: Date | null;
}

export interface WorkerBeatsTable {
  worker: string;
  at: Date;
}

export interface DigestsTable {
  /** A day of our own, yyyy-mm-dd. */
  day: string;
  at: Date;
  lines: number;
}
