import type { DecisionLine } from '../../../db/decision-pages';
import { DECISION_OUTCOMES } from '../../../domain/decisions/outcome';
import { isOver } from '../../../domain/handover/stage';
import { lawFacts, type LawFact } from '../../../domain/law/facts';
import { DECISIONS, FACT_KINDS } from '../../../templates/pages/console/decision-words';
import { actorInWords } from '../../../templates/pages/console/handover-log-words';
import type { DecisionsShown } from './decisions-tab';
import type { Loaded } from './loaded';

/** One decision as its page shows it: what is refused, what may be held, and what to do or what was done. */
export function decisionView(
  decision: DecisionLine,
  { head, base, names }: Loaded,
  { words, refused }: DecisionsShown,
) {
  const open = decision.decided_at === null;
  const own = refused?.decision === decision.id ? refused : undefined;
  const opened = words?.decision === decision.id ? words : undefined;
  const chosen = own?.typed('outcome') ?? '';
  const countries = [head.client.country, head.previousMsp.country];
  return {
    id: decision.id,
    href: `${base}/decisions/${decision.id}`,
    reason: decision.reason,
    since: decision.opened_at,
    open: open && !isOver(head.handover.stage),
    items: decision.items.map((item) => ({
      ...item,
      later: item.answeredAt > decision.opened_at,
      href: `${base}/items/${item.id}`,
      words: opened?.byItem.get(item.id) ?? null,
      names: opened?.files.get(item.id)?.map(({ name, size }) => ({ name, size })) ?? null,
      locked: opened?.locked.has(item.id) ?? false,
      reveal: `${base}/items/${item.id}/reveal`,
    })),
    seen: decision.items.map(({ answerId }) => answerId).join(','),
    read: opened !== undefined,
    refusal: own?.sentence ?? null,
    outcomes: DECISION_OUTCOMES.map((value) => ({
      value,
      ...DECISIONS[value],
      chosen: value === chosen,
    })),
    typed: {
      amount: own?.typed('amount') ?? '',
      due: own?.typed('due') ?? '',
      note: own?.typed('note') ?? '',
    },
    facts: open ? grouped(lawFacts(countries, decision.reason)) : [],
    made:
      decision.decided_at === null || decision.outcome === null
        ? null
        : {
            at: decision.decided_at,
            by: actorInWords(decision.decided_by ?? 'system', names),
            label: DECISIONS[decision.outcome].label,
            amount: decision.amount,
            due: decision.due_on === null ? null : new Date(`${decision.due_on}T12:00:00Z`),
            note: decision.note,
          },
  };
}

function grouped(facts: readonly LawFact[]) {
  return FACT_KINDS.map(({ kind, title }) => ({
    title,
    facts: facts.filter((fact) => fact.kind === kind),
  })).filter((group) => group.facts.length > 0);
}
