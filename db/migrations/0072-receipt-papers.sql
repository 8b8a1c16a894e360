-- A receipt as it was handed out: the bytes of its JSON and of its PDF, once and for all, so that anybody who holds
-- either can check later that it is ours and unchanged. Neither has a secret in it.
create table receipt_papers (
  receipt_number text primary key references submissions (receipt_number),
  handover_id uuid not null references handovers,
  -- The JSON of domain/answers/receipt-document.ts; the code of a receipt is the beginning of its SHA-256.
  document text not null,
  sha256 bytea not null,
  pdf bytea not null,
  pdf_sha256 bytea not null,
  made_at timestamptz not null
);
create index receipt_papers_by_document on receipt_papers (sha256);
create index receipt_papers_by_pdf on receipt_papers (pdf_sha256);
create index letters_by_sha256 on letters (sha256);

grant select, insert on receipt_papers to handover_portal, handover_console, handover_worker;
