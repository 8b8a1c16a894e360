import { PARTY_OF_RUNG, type Contact, type Rung } from '../contacts/contact';

export interface Whom {
  rungs: readonly Rung[];
  contacts: readonly Contact[];
  heardToday: ReadonlySet<string>;
}

/** Why a step goes to somebody else than its rungs say, or not to all of them. */
export type WhyOthers =
  | { kind: 'bounced'; instead: Contact[]; of: Contact[] }
  /** Nobody stands on any of the rungs. */
  | { kind: 'unnamed'; instead: Contact[] }
  | { kind: 'heard'; of: Contact[] };

/** What has to be said about the recipients that were chosen; nothing when they are the ones asked for. */
export function whyOthers(
  to: readonly Contact[],
  { rungs, contacts, heardToday }: Whom,
): WhyOthers[] {
  const theirs = rungs.filter((rung) => PARTY_OF_RUNG[rung] === 'previous_msp');
  const asked = contacts.filter((contact) => theirs.includes(contact.rung));
  const instead = to.filter(
    (contact) => PARTY_OF_RUNG[contact.rung] === 'previous_msp' && !theirs.includes(contact.rung),
  );
  const chosen = new Set(to.map((contact) => contact.id));
  const heard = asked.filter(
    (one) => !one.bounced && heardToday.has(one.id) && !chosen.has(one.id),
  );
  const bounced = asked.filter((contact) => contact.bounced);
  return [
    ...(bounced.length > 0 ? [{ kind: 'bounced' as const, instead, of: bounced }] : []),
    ...(instead.length > 0 && bounced.length === 0 ? [{ kind: 'unnamed' as const, instead }] : []),
    ...(heard.length > 0 && to.length > 0 ? [{ kind: 'heard' as const, of: heard }] : []),
  ];
}
