import type {
  StaffTable,
  StaffIdentitiesTable,
  SessionsTable,
  ApiTokensTable,
  ClientsTable,
  PreviousMspsTable,
  ContactsTable,
  LinksTable,
} from './tables/people';
import type {
  PoliciesTable,
  HandoversTable,
  ItemsTable,
  AuthoritiesTable,
  LettersTable,
  StepsTable,
  CommandsTable,
} from './tables/handovers';
import type { CallsTable, StepEditsTable, StepSkipsTable } from './tables/stepping-in';
import type {
  ClientQuestionsTable,
  SubmissionsTable,
  AnswersTable,
  FilesTable,
  FileChunksTable,
  UploadsTable,
  UploadTotalsTable,
  SwapSlotsTable,
} from './tables/answers';
import type { AuthorityDeclinesTable } from './tables/signing';
import type { AttestationsTable, ReceiptPapersTable } from './tables/receipts';
import type { ItemQuestionsTable } from './tables/questions';
import type { DelegationsTable } from './tables/delegations';
import type { DecisionsTable, DecisionItemsTable } from './tables/decisions';
import type { AlsoSentEndsTable, AlsoSentTable } from './tables/also-sent';
import type { MessagesTable } from './tables/messages';
import type { FormalNoticesTable, NoticeProofsTable } from './tables/notices';
import type {
  ExportChunksTable,
  ExportItemsTable,
  ExportsTable,
  NextVaultTicksTable,
} from './tables/exports';
import type {
  PackagesTable,
  PackageItemsTable,
  PackageFilesTable,
  PackageChunksTable,
} from './tables/packages';
import type {
  InboundAttachmentsTable,
  InboundChunksTable,
  InboundMessagesTable,
  InboundTextsTable,
  UnjudgedItemsTable,
} from './tables/inbound';
import type {
  LeadTimesTable,
  ResetTasksTable,
  ResetTaskWaitsTable,
  TaskChecksTable,
  TaskEvidenceTable,
} from './tables/resets';
import type { DigestsTable, OutagesTable, WorkerBeatsTable } from './tables/house';
import type { RevealRulesTable, RevealsTable, WeeklyLooksTable } from './tables/reveals';
import type { AuditHeadsTable, AuditEventsTable } from './tables/audit';
import type {
  AuditAnchorsTable,
  OthersToTellTable,
  ToSendAgainTable,
  ReturnsToTellTable,
  TroublesTable,
  VaultStateTable,
} from './tables/vault';

/** Every table of the main database (db/migrations). */
export interface Tables {
  staff: StaffTable;
  staff_identities: StaffIdentitiesTable;
  sessions: SessionsTable;
  api_tokens: ApiTokensTable;
  clients: ClientsTable;
  previous_msps: PreviousMspsTable;
  contacts: ContactsTable;
  links: LinksTable;
  policies: PoliciesTable;
  handovers: HandoversTable;
  items: ItemsTable;
  authorities: AuthoritiesTable;
  letters: LettersTable;
  steps: StepsTable;
  step_edits: StepEditsTable;
  step_skips: StepSkipsTable;
  calls: CallsTable;
  commands: CommandsTable;
  submissions: SubmissionsTable;
  answers: AnswersTable;
  swap_slots: SwapSlotsTable;
  client_questions: ClientQuestionsTable;
  files: FilesTable;
  file_chunks: FileChunksTable;
  delegations: DelegationsTable;
  item_questions: ItemQuestionsTable;
  receipt_papers: ReceiptPapersTable;
  attestations: AttestationsTable;
  authority_declines: AuthorityDeclinesTable;
  uploads: UploadsTable;
  upload_totals: UploadTotalsTable;
  decisions: DecisionsTable;
  decision_items: DecisionItemsTable;
  messages: MessagesTable;
  formal_notices: FormalNoticesTable;
  notice_proofs: NoticeProofsTable;
  inbound_messages: InboundMessagesTable;
  inbound_chunks: InboundChunksTable;
  inbound_attachments: InboundAttachmentsTable;
  inbound_texts: InboundTextsTable;
  unjudged_items: UnjudgedItemsTable;
  packages: PackagesTable;
  package_items: PackageItemsTable;
  package_files: PackageFilesTable;
  package_chunks: PackageChunksTable;
  also_sent: AlsoSentTable;
  also_sent_ends: AlsoSentEndsTable;
  exports: ExportsTable;
  export_items: ExportItemsTable;
  export_chunks: ExportChunksTable;
  next_vault_ticks: NextVaultTicksTable;
  reset_tasks: ResetTasksTable;
  reset_task_waits: ResetTaskWaitsTable;
  task_checks: TaskChecksTable;
  task_evidence: TaskEvidenceTable;
  lead_times: LeadTimesTable;
  outages: OutagesTable;
  troubles: TroublesTable;
  vault_state: VaultStateTable;
  returns_to_tell: ReturnsToTellTable;
  others_to_tell: OthersToTellTable;
  to_send_again: ToSendAgainTable;
  worker_beats: WorkerBeatsTable;
  digests: DigestsTable;
  reveal_rules: RevealRulesTable;
  reveals: RevealsTable;
  audit_anchors: AuditAnchorsTable;
  weekly_looks: WeeklyLooksTable;
  audit_heads: AuditHeadsTable;
  audit_events: AuditEventsTable;
}
