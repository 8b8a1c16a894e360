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
