/** What is known of one look at a secret that a second person has to agree to. */
export interface LookFacts {
  expiresAt: Date | null;
  agreedAt: Date | null;
  refusedAt: Date | null;
  shownAt: Date | null;
}

export type LookStanding = 'waiting' | 'agreed' | 'refused' | 'over' | 'shown';

/** Where a look stands. What was agreed to has an end, too: nobody keeps a key to a secret for later. */
export function standingOf(look: LookFacts, at: Date): LookStanding {
  if (look.shownAt !== null) return 'shown';
  if (look.refusedAt !== null) return 'refused';
  if (look.expiresAt !== null && look.expiresAt <= at) return 'over';
  return look.agreedAt === null ? 'waiting' : 'agreed';
}

/** How long (ms) the files of what was shown may be fetched. */
export const FILES_FOR_MS = 5 * 60_000;
