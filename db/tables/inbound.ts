import type { InboundKind } from '../../domain/inbound/inbound-kind';
import type { MatchedBy } from '../../domain/inbound/match';

export interface InboundMessagesTable {
  id: string;
  handover_id: string | null;
  contact_id: string | null;
  about_message_id: string | null;
  likeness: Buffer;
  sender_mark: Buffer | null;
  kind: InboundKind;
  matched_by: MatchedBy | 'person' | null;
  forged: boolean;
  status: string | null;
  way: 'imap' | 'smtp';
  received_at: Date;
  kibibytes: number;
  lines: number;
  attachments: number;
  sealed: Buffer;
  chunks: number;
  tell_at: Date | null;
  told_at: Date | null;
  first_opened_at: Date | null;
  set_aside_at: Date | null;
  set_aside_by: string | null;
  set_aside_reason: string | null;
  /** The handover that a person says it belongs to, until it is sealed to it. */
  place_in: string | null;
  placed_at: Date | null;
  placed_by: string | null;
  /** It left for the client with what was filed of it (0041). */
  original_left_at: Date | null;
  text_left_at: Date | null;
}

export interface InboundChunksTable {
  inbound_id: string;
  number: number;
  sealed: Buffer;
}

export interface InboundAttachmentsTable {
  inbound_id: string;
  number: number;
  file_id: string;
  state: 'held' | 'filed' | 'dismissed';
  item_id: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
}

/** Items that hold what one person put there, and that no two people have judged (0161). */
export interface UnjudgedItemsTable {
  item_id: string;
  since: Date;
}

export interface InboundTextsTable {
  inbound_id: string;
  item_id: string;
  answer_id: string;
  filed_at: Date;
  filed_by: string;
}
