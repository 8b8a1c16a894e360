import type { MessageLine } from '../../../db/correspondence';

export interface Fate {
  kind: 'done' | 'due' | 'stalled' | 'plain';
  word: string;
  sentence: string;
}

/** What became of a message, in words. */
export function fateOf(message: MessageLine): Fate {
  switch (message.outcome) {
    case 'accepted':
      return { kind: 'done', word: 'accepted', sentence: 'Accepted by their mail server.' };
    case 'rejected':
      return {
        kind: 'stalled',
        word: 'rejected',
        sentence: 'Their mail server rejected it. It never counts as a reminder.',
      };
    case 'not_sent':
      return {
        kind: 'due',
        word: 'not sent yet',
        sentence: 'Our mail server did not take it. It is tried again.',
      };
    case 'unknown':
      return {
        kind: 'due',
        word: 'fate unknown',
        sentence:
          'The connection broke before their server answered. The very same message is sent again, not before ten minutes.',
      };
    case 'pending':
      return { kind: 'plain', word: 'waiting', sentence: 'Written, and about to be sent.' };
  }
}
