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
}

/** One look at what an item holds. */
export interface RevealsTable {
  id: string;
  handover_id: string;
  item_id: string;
  answer_id: string | null;
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
}

export interface WeeklyLooksTable {
  /** A Monday of our own, yyyy-mm-dd. */
  monday: string;
  at: Date;
}
