import { holdsAccounts } from './account-list';
import type { AnswerField } from './answer-fields';

/** As many times as an answer may propose to sit down together. */
export const MOST_SWAPS = 3;
/** How long both sides sit together. */
export const SWAP_MINUTES = 60;

/** Places of an answer's proposed times, from 1. */
export const SWAP_NUMBERS = Array.from({ length: MOST_SWAPS }, (_, index) => index + 1);

export type SwapProblemCode =
  | 'swap_half'
  | 'swap_passed'
  | 'swap_too_far'
  | 'swap_twice'
  | `swap_${'weekend' | 'holiday' | 'hours'}_${'yours' | 'ours'}`;

export function swapDay(number: number): string {
  return `swap-${String(number)}-day`;
}

export function swapTime(number: number): string {
  return `swap-${String(number)}-time`;
}

export function isSwapField(key: string): boolean {
  return key.startsWith('swap-');
}

/** A second factor is bound to a phone: it can be moved while both sides sit together. Not with the client, who is ours. */
export function offersSwap(item: { replyFields: readonly string[]; ofClient?: true }): boolean {
  return item.ofClient !== true && holdsAccounts(item.replyFields) === 'factor';
}

/** A day and a start for each time that may be proposed; which hours fit is said above them. */
export function swapFields(): AnswerField[] {
  const optional = { required: false, secret: false } as const;
  return SWAP_NUMBERS.flatMap((number): AnswerField[] => [
    { ...optional, key: swapDay(number), label: `Joint swap ${String(number)}: day`, input: 'day' },
    {
      ...optional,
      key: swapTime(number),
      label: `Joint swap ${String(number)}: from`,
      input: 'time',
    },
  ]);
}
