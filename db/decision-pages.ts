import type { Selectable } from 'kysely';
import type { Queries } from './pool';
import type { DecisionsTable } from './tables/decisions';

export interface DecisionItem {
  id: string;
  position: number;
  name: string;
  critical: boolean;
  /** The refusal itself; its words are sealed. */
  answerId: string;
  answeredAt: Date;
  by: string;
  /** Files that were sent with the refusal. */
  files: number;
  /** It is still refused: neither came since, nor was waived or asked for once more. */
  stands: boolean;
}

export interface DecisionLine extends Selectable<DecisionsTable> {
  items: DecisionItem[];
}

/** Every decision of a handover with its refusals: open ones first, then the newest. */
export async function listDecisions(queries: Queries, handoverId: string): Promise<DecisionLine[]> {
  const decisions = await queries
    .selectFrom('decisions')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .orderBy('decided_at', (o) => o.desc().nullsFirst())
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  if (decisions.length === 0) return [];
  const rows = await queries
    .selectFrom('decision_items as di')
    .innerJoin('items as i', 'i.id', 'di.item_id')
    .innerJoin('answers as a', 'a.id', 'di.answer_id')
    .innerJoin('contacts as c', 'c.id', 'a.contact_id')
    .where('i.handover_id', '=', handoverId)
    .orderBy('i.position')
    .select((e) => [
      'di.decision_id as decisionId',
      'i.id',
      'i.position',
      'i.name',
      'i.criticality',
      'a.id as answerId',
      'a.answered_at as answeredAt',
      'c.name as by',
      e
        .selectFrom('files as f')
        .whereRef('f.item_id', '=', 'di.item_id')
        .whereRef('f.submission_id', '=', 'a.submission_id')
        .where('f.removed_at', 'is', null)
        .select((f) => f.fn.countAll<number>().as('n'))
        .as('files'),
      e
        .and([e('i.state', '=', 'answered'), e('i.answer_id', '=', e.ref('di.answer_id'))])
        .as('stands'),
    ])
    .execute();
  return decisions.map((decision) => ({
    ...decision,
    items: rows
      .filter((row) => row.decisionId === decision.id)
      .map((row) => ({
        id: row.id,
        position: row.position,
        name: row.name,
        critical: row.criticality === 'critical',
        answerId: row.answerId,
        answeredAt: row.answeredAt,
        by: row.by,
        files: row.files ?? 0,
        stands: Boolean(row.stands),
      })),
  }));
}

export async function readDecision(
  queries: Queries,
  handoverId: string,
  decisionId: string,
): Promise<DecisionLine | undefined> {
  return (await listDecisions(queries, handoverId)).find(({ id }) => id === decisionId);
}

/** What was sealed with the refusals of a decision, in the items' order. */
export async function readSealedRefusals(
  queries: Queries,
  decisionId: string,
): Promise<{ answerId: string; itemId: string; sealed: Buffer }[]> {
  return queries
    .selectFrom('decision_items as di')
    .innerJoin('items as i', 'i.id', 'di.item_id')
    .innerJoin('answers as a', 'a.id', 'di.answer_id')
    .select(['a.id as answerId', 'di.item_id as itemId', 'a.sealed'])
    .where('di.decision_id', '=', decisionId)
    .orderBy('i.position')
    .execute();
}

/** The files that were sent with the refusals of a decision, sealed, the oldest first. */
export async function readRefusalFiles(
  queries: Queries,
  decisionId: string,
): Promise<{ id: string; itemId: string; sealedManifest: Buffer }[]> {
  return queries
    .selectFrom('decision_items as di')
    .innerJoin('answers as a', 'a.id', 'di.answer_id')
    .innerJoin('files as f', (join) =>
      join.onRef('f.item_id', '=', 'di.item_id').onRef('f.submission_id', '=', 'a.submission_id'),
    )
    .select(['f.id', 'di.item_id as itemId', 'f.sealed_manifest as sealedManifest'])
    .where('di.decision_id', '=', decisionId)
    .where('f.removed_at', 'is', null)
    .orderBy('f.received_at')
    .orderBy('f.id')
    .execute();
}
