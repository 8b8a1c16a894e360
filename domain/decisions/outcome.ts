/** What a person at our side did about a refusal (product.md, “Items and answers”). */
export const DECISION_OUTCOMES = [
  'invoice_paid',
  'security_offered',
  'escrow_offered',
  'asked_again',
  'counsel_engaged',
  'waived',
] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** Where the refused items go: back to the previous MSP, which reads what was done; nowhere; or off the list. */
export type DecisionEffect = 'asked' | 'stays_refused' | 'waived';

export const EFFECT_OF: Readonly<Record<DecisionOutcome, DecisionEffect>> = {
  invoice_paid: 'asked',
  security_offered: 'asked',
  escrow_offered: 'asked',
  asked_again: 'asked',
  counsel_engaged: 'stays_refused',
  waived: 'waived',
};
