import type { DecisionOutcome } from '../../../domain/decisions/outcome';
import type { FactKind } from '../../../domain/law/facts';

/** What a person may have done about a refusal, and what follows from it. */
export const DECISIONS: Readonly<
  Record<DecisionOutcome | 'overtaken', { label: string; then: string }>
> = {
  invoice_paid: {
    label: 'The invoice was paid',
    then: 'They are told, and asked for the items once more.',
  },
  security_offered: {
    label: 'Security was offered',
    then: 'They are told the sum and the day, and asked for the items once more.',
  },
  escrow_offered: {
    label: 'Payment into escrow was offered',
    then: 'They are told the sum and the day, and asked for the items once more.',
  },
  asked_again: {
    label: 'Talked it over, and ask once more',
    then: 'They are asked for the items once more.',
  },
  counsel_engaged: {
    label: 'Counsel was engaged',
    then: 'The items stay refused; nobody is reminded of them. The reset tasks go on.',
  },
  waived: {
    label: 'Waive the items',
    then: 'They are no longer asked for and no longer reset. Your note is the reason.',
  },
  overtaken: { label: 'Nothing left to decide', then: 'What was refused came after all, or went.' },
};

export const FACT_KINDS: readonly { kind: FactKind; title: string }[] = [
  { kind: 'may_not', title: 'May not be held back' },
  { kind: 'duty', title: 'Owed in any case' },
  { kind: 'perhaps', title: 'May perhaps be held' },
];
