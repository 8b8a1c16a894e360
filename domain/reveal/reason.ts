import { Refusal } from '../problem';

/** What somebody needs a secret for; the words are templates/pages/console/reveal-words.ts. */
export const PURPOSES = ['verify', 'rotate', 'record', 'client', 'work', 'other'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const MOST_REASON = 300;

export interface Reason {
  purpose: Purpose;
  /** In the person's own words; empty where the purpose says it all. */
  words: string;
}

/** The reason as it is kept in the log. Throws Refusal when there is none, or it is longer than a reason. */
export function checkReason(purpose: string, text: string): Reason {
  const words = text.trim();
  if (words.length > MOST_REASON) {
    throw new Refusal('reason_too_long', `Keep the reason under ${MOST_REASON} characters.`);
  }
  const chosen = PURPOSES.find((one) => one === purpose);
  if (!chosen) {
    throw new Refusal('reason_missing', 'Say what you need it for: the reason is kept in the log.');
  }
  if (chosen === 'other' && words === '') {
    throw new Refusal('reason_missing', 'Say in your own words what you need it for.');
  }
  return { purpose: chosen, words };
}
