import { stepName } from './handover-words';
import { wordFor } from '../words';

const ANSWERED: Readonly<Record<string, string>> = {
  provided: 'sent',
  transferred: 'transferred',
  handed_over: 'handed over',
  never_held: 'never held',
  client_has_it: 'with the client',
  promised: 'promised',
  refused: 'refused',
};

const MAILED: Readonly<Record<string, string>> = {
  'out-of-office': 'answers automatically that nobody is in',
  reply: 'replies by mail instead of using the link',
  'not-me': 'replies that somebody else has to be asked',
  colleague: 'replies that a colleague will do it',
};

/** What somebody at the previous MSP did, as a sentence without its end. */
export function theirSentence(did: {
  rung: string;
  kind: 'opened' | 'answered' | 'mailed' | 'shut-out';
  answers: Readonly<Record<string, number>>;
  words: string | null;
}): string {
  const who = `The ${wordFor('rung', did.rung)}`;
  switch (did.kind) {
    case 'opened':
      return `${who} opens the link`;
    case 'answered': {
      const parts = Object.entries(did.answers).map(
        ([type, count]) => `${count} ${ANSWERED[type] ?? type}`,
      );
      return `${who} answers: ${parts.join(', ')}`;
    }
    case 'mailed':
      return `${who} ${MAILED[did.words ?? ''] ?? 'replies by mail'}`;
    case 'shut-out':
      return `${who} finds no way in any more`;
  }
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** What our people did on one visit; null when there was nothing to do. */
export function workSentence(worked: {
  accepted: number;
  rejected: number;
  finished: number;
  packed: number;
}): string | null {
  const parts = [
    worked.accepted > 0 ? `accept ${counted(worked.accepted, 'answer', 'answers')}` : '',
    worked.rejected > 0 ? `send ${counted(worked.rejected, 'answer', 'answers')} back` : '',
    worked.finished > 0 ? `finish ${counted(worked.finished, 'reset task', 'reset tasks')}` : '',
    worked.packed > 0 ? 'send the client what stays with it' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : `We ${parts.join(', ')}`;
}

/** The client confirms its package. */
export function fetchedSentence(name: string): string {
  return `${name} fetches what stays with the client, and confirms it`;
}

export function signedSentence(name: string): string {
  return `${name} signs the authority`;
}

export function turnSentence(turn: 'resets' | 'closed'): string {
  return turn === 'resets' ? 'The chase ends, the reset tasks begin' : 'It is closed';
}

/** Messages that are no step of the ladder. */
const SENT: Readonly<Record<string, string>> = {
  'request-copy': 'A copy of the letter',
  'deadline-sponsor': 'The news that the deadline has passed',
  'overdue-task': 'A reminder of overdue reset tasks',
  closed: 'The closing report',
};

const FATES: Readonly<Record<string, string>> = {
  accepted: 'goes to',
  rejected: 'comes back from',
};

/** What was sent to whom, and whether it arrived. */
export function messageSentence(message: {
  template: string;
  to: { name: string };
  outcome: string;
}): string {
  const went = FATES[message.outcome] ?? 'waits to be sent to';
  const what = SENT[message.template] ?? stepName(message.template);
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} ${went} ${message.to.name}`;
}
