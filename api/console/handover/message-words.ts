import type { MessageLine } from '../../../db/correspondence';
import type { InboundKind } from '../../../domain/inbound/inbound-kind';

export interface Fate {
  kind: 'done' | 'due' | 'stalled' | 'plain';
  word: string;
  sentence: string;
}

/** What mail about a message says of its fate, the weightiest first. */
const BY_MAIL: Partial<Record<InboundKind, Fate>> = {
  bounced: {
    kind: 'stalled',
    word: 'came back',
    sentence:
      'Their mail server took it and returned it later: it cannot be delivered. It never counts as a reminder.',
  },
  reply: { kind: 'done', word: 'replied', sentence: 'Somebody answered it by mail.' },
  gave_up: {
    kind: 'due',
    word: 'not delivered',
    sentence: 'Their mail server tried for a while and gave up. The address itself may be right.',
  },
  delivered: {
    kind: 'done',
    word: 'delivered',
    sentence: 'Their mail server says that it was delivered.',
  },
  delayed: {
    kind: 'due',
    word: 'delayed',
    sentence: 'Their mail server could not deliver it yet, and goes on trying.',
  },
  auto_reply: {
    kind: 'plain',
    word: 'auto-reply',
    sentence: 'A machine answered, such as an out-of-office. That changes nothing.',
  },
};

/** What became of a message, in words. */
export function fateOf(message: MessageLine): Fate {
  const came = Object.entries(BY_MAIL).find(([kind]) => message.came.some((one) => one === kind));
  return came ? came[1] : bySmtp(message);
}

function bySmtp(message: MessageLine): Fate {
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
