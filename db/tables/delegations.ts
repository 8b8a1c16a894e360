export interface DelegationsTable {
  /** Of the colleague's contact, too, once the worker has made it. */
  id: string;
  handover_id: string;
  by_contact: string;
  name: string;
  email: string;
  email_hint: string;
  groups: string[];
  made_at: Date;
  /** When the worker writes to the colleague; null once it has. */
  mail_due_at: Date | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
}
