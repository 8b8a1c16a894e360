export interface ReceiptPapersTable {
  receipt_number: string;
  handover_id: string;
  document: string;
  /** Of the document. */
  sha256: Buffer;
  pdf: Buffer;
  pdf_sha256: Buffer;
  made_at: Date;
}

export interface AttestationsTable {
  submission_id: string;
  item_id: string;
  handover_id: string;
  contact_id: string;
  typed_name: string;
  said_at: Date;
}
