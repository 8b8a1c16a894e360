import { createHash } from 'node:crypto';
import type { Fate, SmtpConversation } from '../../activities/mail/conversation';
import type { Dice } from '../simulated/dice';

const TOKEN = /\/([rap])\/([\w-]{43})/;
const MESSAGE_ID = /^message-id: *<([^>]+)>/im;

/** One physical mail that the server took. */
export interface Delivered {
  messageId: string;
  to: string;
  at: Date;
  /** SHA-256 of its bytes. */
  bytes: string;
  /** Whether the sender was left not knowing that it was taken. */
  unknown: boolean;
}

export interface PostOfficeOptions {
  dice: Dice;
  now: () => Date;
  hasMailbox(address: string): boolean;
  arrived(messageId: string): void;
}

/** How often a conversation goes wrong: the server busy, or the line cut after the final dot. */
const BUSY = 0.02;
const CUT = 0.01;

/**
 * Takes the place of the mail server: decides each message's fate, keeps what arrived, and hands the link to
 * whoever it was written to. Faults strike by chance, as real servers do.
 */
export class PostOffice {
  readonly delivered: Delivered[] = [];
  /** Every link token that was mailed, to be looked for where it must not be. */
  readonly tokens = new Set<string>();
  private readonly links = new Map<string, string>();

  constructor(private readonly options: PostOfficeOptions) {}

  readonly converse: SmtpConversation = ({ envelopeTo, bytes }) => {
    const { dice } = this.options;
    if (!this.options.hasMailbox(envelopeTo)) {
      return fate({ outcome: 'rejected', serverReply: '550 5.1.1 no such mailbox' });
    }
    if (dice.chance(BUSY)) {
      return fate({ outcome: 'not_sent', serverReply: '451 4.3.2 try again later' });
    }
    const unknown = dice.chance(CUT);
    const kept = !unknown || dice.chance(0.5);
    if (kept) this.keep(envelopeTo, bytes, unknown);
    return fate(
      unknown
        ? { outcome: 'unknown', serverReply: null }
        : { outcome: 'accepted', serverReply: '250 2.0.0 taken' },
    );
  };

  /** The token in the newest mail to an address: `r` answers, `a` signs, `p` fetches a package. */
  tokenFor(address: string, kind: 'r' | 'a' | 'p'): string | undefined {
    return this.links.get(`${kind} ${address}`);
  }

  private keep(to: string, bytes: Buffer, unknown: boolean): void {
    const text = bytes.toString('latin1');
    const messageId = MESSAGE_ID.exec(text)?.[1] ?? '';
    const again = this.delivered.some((one) => one.messageId === messageId);
    this.delivered.push({
      messageId,
      to,
      at: this.options.now(),
      bytes: createHash('sha256').update(bytes).digest('base64'),
      unknown,
    });
    const [, kind = '', token = ''] = TOKEN.exec(text.replaceAll('=\r\n', '')) ?? [];
    if (token !== '') {
      this.tokens.add(token);
      this.links.set(`${kind} ${to}`, token);
    }
    // A second copy of the same message tells its reader nothing new.
    if (!again) this.options.arrived(messageId);
  }
}

function fate(one: Fate): Promise<Fate> {
  return Promise.resolve(one);
}
