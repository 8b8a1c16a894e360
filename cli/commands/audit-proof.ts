import type { z } from 'zod';
import { seenOf } from '../../domain/audit/heads-log';
import type { auditAnswer } from '../answers';
import type { Kept } from './read-anchors';

type Verdict = z.output<typeof auditAnswer>;

export interface Proof {
  /** The newest instant of which something outside the database tells; null for none. */
  provedUntil: string | null;
  /** Events after that, which the database's own chains alone hold. */
  since: number;
}

/** What the anchors prove of a log, and what they cannot. */
export function proofOf({ anchors, heads }: Kept, { events, handoverId }: Verdict): Proof {
  const all = [...anchors.flatMap((anchor) => anchor.heads), ...heads].filter(
    ({ chain }) => handoverId === null || chain === handoverId,
  );
  const seen = [...seenOf(all).values()].reduce((sum, seq) => sum + seq, 0);
  const instants = [...anchors, ...heads].map(({ at }) => at.getTime());
  return {
    provedUntil: instants.length === 0 ? null : new Date(Math.max(...instants)).toISOString(),
    since: Math.max(0, events - seen),
  };
}

/** For people, of a log that is intact. */
export function said({ anchors, heads }: Kept, verdict: Verdict, proof: Proof): string[] {
  const { events, chains, lastAnchor } = verdict;
  const lines = [`The log is intact: ${events} events in ${chains} chains.`];
  const newest = anchors.at(-1);
  if (!newest || proof.provedUntil === null) {
    lines.push(
      'No anchor was at hand: all of it is held only by the database’s own chains, which whoever owns the database can write anew.',
    );
    return lines;
  }
  const saw = anchors.length === 1 ? 'the one anchor' : `${anchors.length} anchors`;
  const between = heads.length === 0 ? '' : ', and the heads that were kept between them,';
  lines.push(
    `It has all that ${saw}${between} saw.`,
    `Proved until ${proof.provedUntil}; ${counted(proof.since)} since then ${proof.since === 1 ? 'is' : 'are'} held only by the database’s own chains.`,
    `The newest is ${newest.name}. Compare its SHA-256 with the mail that operations got: ${newest.sha256}`,
  );
  const stamped = anchors.findLast(({ stampedAt }) => stampedAt !== null);
  if (stamped?.stampedAt) {
    lines.push(`An authority stamped ${stamped.name} on ${stamped.stampedAt.toISOString()}.`);
  }
  if (lastAnchor && `anchor-${lastAnchor.day}.txt` > newest.name) {
    lines.push(
      `The database knows of a newer anchor, of ${lastAnchor.day}, which is not in this folder: find out where it is.`,
    );
  }
  return lines;
}

const counted = (n: number): string => (n === 1 ? '1 event' : `${n} events`);
