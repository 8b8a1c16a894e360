import type { InboundLine } from '../../../db/inbound-read';
import { wordFor } from '../../../templates/pages/words';

function many(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** "Reply by mail, 12 lines, 2 attachments": all that is said of a mail before somebody opens it. */
export function inboundTitle(mail: InboundLine): string {
  const word = wordFor('inbound', mail.kind);
  const parts = [
    word.charAt(0).toUpperCase() + word.slice(1),
    ...(mail.kind === 'reply' ? [many(mail.lines, 'line')] : []),
    ...(mail.kind === 'reply' && mail.attachments > 0
      ? [many(mail.attachments, 'attachment')]
      : []),
  ];
  return parts.join(', ');
}

export interface Mark {
  kind: 'done' | 'due' | 'stalled' | 'plain';
  word: string;
  sentence: string;
}

/** What a mail that came asks of a person, or what it changed. */
export function inboundMark(mail: InboundLine): Mark {
  if (mail.forged) {
    return {
      kind: 'stalled',
      word: 'not believed',
      sentence:
        'It came to a bounce address that we never made, so nothing was changed by it. Somebody may want to make us stop writing to a person.',
    };
  }
  if (mail.place_in !== null) {
    return {
      kind: 'plain',
      word: 'placed here',
      sentence: 'Somebody said that it belongs here. It is being sealed to this handover.',
    };
  }
  if (mail.held > 0) {
    return {
      kind: 'due',
      word: 'came by mail: not asked for this way',
      sentence: 'Say of each file what it belongs to, or leave it aside.',
    };
  }
  if (mail.kind === 'unknown_report' && mail.contactBounced) {
    return { kind: 'plain', word: DONE.bounced, sentence: CHANGED.bounced };
  }
  return mail.first_opened_at === null && ASKS[mail.kind] !== undefined
    ? { kind: 'due', word: 'to be read', sentence: ASKS[mail.kind] ?? '' }
    : { kind: 'plain', word: DONE[mail.kind], sentence: CHANGED[mail.kind] };
}

const ASKS: Partial<Record<InboundLine['kind'], string>> = {
  reply: 'Nobody has read it yet. The chase goes on meanwhile.',
  unknown_report: 'A server wrote about a message of ours in a form that only a person can read.',
  unreadable: 'It could not be taken apart. It is kept as it came.',
  too_large: 'Only its headers were taken. The mail itself is still in the mailbox it came to.',
};

const DONE: Readonly<Record<InboundLine['kind'], string>> = {
  reply: 'read',
  unknown_report: 'read',
  unreadable: 'seen',
  too_large: 'seen',
  auto_reply: 'a note',
  bounced: 'address given up',
  gave_up: 'a note',
  delayed: 'a note',
  delivered: 'a note',
  loop: 'left alone',
};

const CHANGED: Readonly<Record<InboundLine['kind'], string>> = {
  reply: 'A person has opened it.',
  unknown_report: 'A person has opened it.',
  unreadable: 'A person has opened it.',
  too_large: 'A person has opened it.',
  auto_reply: 'From a machine, such as an out-of-office. It changed nothing.',
  bounced:
    'The address cannot be delivered to. It is not written to any more, and the next contact was written to.',
  gave_up: 'Not delivered, though the address may be right. It changed nothing.',
  delayed: 'Their server goes on trying. It changed nothing.',
  delivered: 'Their server says that it was delivered. It changed nothing.',
  loop: 'Our own mail coming back, or too much from one sender at once. Nobody was told, and nothing is answered.',
};
