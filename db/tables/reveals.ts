import type { ColumnType, Generated } from 'kysely';

/** The house's rules for showing secrets: one row, or none while nobody has set any. */
export interface RevealRulesTable {
  only_row: boolean;
  recent_minutes: number;
  shown_seconds: number;
  two_people: boolean;
  approval_minutes: number;
  emergencies: boolean;
  changed_by: string;
  changed_at: Date;
  /** When they were loosened and by whom (as in the audit log), until all of ours were told; null for nothing to tell. */
  tell_loosened_at: Generated<Date | null>;
  tell_loosened_by: Generated<string | null>;
}

/** Whom a package is for, as a colleague agrees to it. */
export interface PackageTerms {
  contactId: string;
  /** `age1…`; null for a passphrase. */
  recipient: string | null;
}

/** One look at what an item holds, at what was sent besides, or at all that goes into a package. */
export interface RevealsTable {
  id: string;
  handover_id: string;
  item_id: string | null;
  answer_id: string | null;
  piece_id: string | null;
  package_terms: ColumnType<PackageTerms | null, string | null>;
  purpose: string;
  reason: string;
  /** By one person alone, though the rules want two. */
  emergency: boolean;
  asked_by: string;
  asked_at: Date;
  /** Null where nobody has to agree. */
  expires_at: Date | null;
  agreed_by: string | null;
  agreed_at: Date | null;
  refused_by: string | null;
  refused_at: Date | null;
  shown_at: Date | null;
  /** When colleagues are told that they are asked; null for nobody, or told. */
  tell_due_at: Date | null;
}

export interface WeeklyLooksTable {
  /** A Monday of our own, yyyy-mm-dd. */
  monday: string;
  at: Date;
}
