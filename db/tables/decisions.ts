import type { DecisionOutcome } from '../../domain/decisions/outcome';
import type { RefusalReason } from '../../domain/items/answer';

export interface DecisionsTable {
  id: string;
  handover_id: string;
  reason: RefusalReason;
  opened_at: Date;
  /** overtaken: what was refused came, or was waived, before a person decided. */
  outcome: DecisionOutcome | 'overtaken' | null;
  amount: string | null;
  /** yyyy-mm-dd */
  due_on: string | null;
  note: string | null;
  decided_at: Date | null;
  decided_by: string | null;
}

export interface DecisionItemsTable {
  decision_id: string;
  answer_id: string;
  item_id: string;
  /** When it was put before a person; null for those of before this was kept. */
  opened_at: Date | null;
}
