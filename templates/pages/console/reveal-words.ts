import type { Purpose } from '../../../domain/reveal/reason';

/** What somebody needs a secret for, as the form offers it and as pages and mails say it. */
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  verify: 'To verify that it works',
  rotate: 'To rotate or reset it',
  record: 'To record it in our documentation',
  client: 'The client asked for it',
  work: 'To work on the client’s systems',
  other: 'Something else',
};

/** A reason in one line; one of before purposes were chosen is its words alone. */
export function reasonInWords(purpose: string | null, words: string): string {
  const known = Object.entries(PURPOSE_WORDS).find(([code]) => code === purpose)?.[1] ?? null;
  if (known === null || purpose === 'other') return words;
  return words === '' ? known : `${known}: ${words}`;
}

/** What a look is at: its item, or what is of no one item. */
export function thingOf(look: { itemName: string | null; pieceId: string | null }): string {
  return (
    look.itemName ?? (look.pieceId === null ? 'all that goes to the client' : 'what was also sent')
  );
}
