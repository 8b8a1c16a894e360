export interface FormalNoticesTable {
  handover_id: string;
  prepared_at: Date;
  prepared_by: string;
  /** The end of the day by which the client requires it. */
  require_by: Date;
  recipient_address: string;
  sender_address: string;
  signatory_name: string;
  signatory_title: string;
  /** yyyy-mm-dd, as on the slip. */
  posted_on: string | null;
  signed_by: string | null;
  posted_by: string | null;
  tracking_number: string | null;
  recorded_at: Date | null;
  recorded_by: string | null;
}

export interface NoticeProofsTable {
  file_id: string;
  handover_id: string;
  uploaded_by: string;
}
