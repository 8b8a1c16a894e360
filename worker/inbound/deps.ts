import type { ActivityDeps } from '../../activities/deps';
import type { Clock } from '../../platform/clock';
import type { Vault } from '../../vault/open/vault';

/** What taking mail in is made of; composed once by the worker. */
export interface InboundDeps {
  /** What activities are made of, but for the instant, which is the clock's here. */
  activities: Omit<ActivityDeps, 'at'>;
  vault: Vault;
  clock: Clock;
}

/** One mail at the door. */
export interface ArrivedMail {
  way: 'imap' | 'smtp';
  /** The envelope's sender, '' for the null sender; null where the way in does not tell. */
  sender: string | null;
  /** The envelope's; empty where the way in does not tell. */
  recipients: readonly string[];
  /** The mail, or its headers alone when it is larger than we take. */
  raw: Buffer;
  /** Bytes of a mail that was left where it is because it is too large. */
  leftBytes?: number;
}
