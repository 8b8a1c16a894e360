import type { ItemState } from './item';

export const ANSWER_TYPES = [
  'provided',
  'transferred',
  'handed_over',
  'never_held',
  'client_has_it',
  'promised',
  'refused',
] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

export const REFUSAL_REASONS = ['unpaid_invoice', 'contract', 'legal', 'policy', 'other'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** A promise may be given once and moved once (product.md, "promised"). */
export const MOST_PROMISES = 2;

/** So often an item is answered through links, replaced answers included (security.md, S14). */
export const MOST_ANSWERS = 50;

/** All answers of one handover together, replaced ones included: sealed bytes. */
export const MOST_ANSWER_BYTES = 256 * 1024 * 1024;

export interface AnswerFacts {
  state: ItemState;
  answerType: AnswerType | null;
  /** The end of the promised day in the previous MSP's zone. */
  promisedUntil: Date | null;
}

/**
 * Whether this item still keeps the chase going. A refusal does not (a person at our side must act),
 * an unexpired or broken promise does: only what came, was settled or was refused ends the asking.
 */
export function isOutstanding(item: AnswerFacts): boolean {
  if (item.state === 'outstanding' || item.state === 'rejected') return true;
  return item.state === 'answered' && item.answerType === 'promised';
}

/** Whether a message at this instant names the item: outstanding, and not held by a running promise. */
export function isNamedInReminder(item: AnswerFacts, at: Date): boolean {
  if (!isOutstanding(item)) return false;
  return item.promisedUntil === null || item.promisedUntil.getTime() < at.getTime();
}

/** Something came into our hands or our name, and has to be verified. */
export function hasArrived(type: AnswerType | null): boolean {
  return type === 'provided' || type === 'transferred' || type === 'handed_over';
}
