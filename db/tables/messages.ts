export interface MessagesTable {
  id: string;
  /** Null for the house's own: a digest, word of an outage. */
  handover_id: string | null;
  step_key: string;
  recipient_key: string;
  contact_id: string | null;
  link_id: string | null;
  template: string;
  subject: string;
  to_name: string;
  to_address: string;
  envelope_from: string;
  message_id: string;
  rendered: Buffer;
  body_text: string;
  outcome: 'pending' | 'not_sent' | 'unknown' | 'rejected' | 'accepted';
  outcome_at: Date;
  server_reply: string | null;
  attempts: number;
  created_at: Date;
}
