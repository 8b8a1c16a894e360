import { PARTY_OF_RUNG, PREVIOUS_MSP_LADDER, type Contact, type Rung } from '../contacts/contact';

export interface RecipientFacts {
  /** Present contacts of the handover; a removed one is not in the list. */
  contacts: readonly Contact[];
  /** Contacts who had a message from us on this working day of theirs. */
  heardToday: ReadonlySet<string>;
  /** A person said to send it now. */
  forced: boolean;
  /** Only of a step for those who were left out of it a day before: who got it then. */
  had?: ReadonlySet<string> | undefined;
}

export interface Recipients {
  to: Contact[];
  /** Reachable, but had a message today already: their turn is the next working morning. */
  heard: Contact[];
}

/**
 * Who gets a step. Where the asked rungs of the previous MSP have nobody reachable, the nearest rung
 * above gets it, else the nearest below, so that a message is never lost to a dead mailbox. Nobody
 * twice in a step (one person may stand on two rungs), nobody twice in a day unless a person forces it.
 */
export function chooseRecipients(rungs: readonly Rung[], facts: RecipientFacts): Recipients {
  const reachable = facts.contacts.filter((contact) => !contact.bounced);
  const on = (rung: Rung) => reachable.filter((contact) => contact.rung === rung);
  const theirs = rungs.filter((rung) => PARTY_OF_RUNG[rung] === 'previous_msp');
  const others = rungs.filter((rung) => PARTY_OF_RUNG[rung] !== 'previous_msp');

  let chosen = theirs.flatMap(on);
  // A step that reached somebody the day before is not lost.
  if (theirs.length > 0 && chosen.length === 0 && !facts.had) {
    chosen =
      fallbacks(theirs)
        .map(on)
        .find((contacts) => contacts.length > 0) ?? [];
  }
  const all = distinctByAddress([...chosen, ...others.flatMap(on)]).filter(
    (contact) => !facts.had?.has(contact.id),
  );
  const heard = facts.forced ? [] : all.filter((contact) => facts.heardToday.has(contact.id));
  return { to: all.filter((contact) => !heard.includes(contact)), heard };
}

function fallbacks(asked: readonly Rung[]): Rung[] {
  const highest = Math.max(...asked.map((rung) => PREVIOUS_MSP_LADDER.indexOf(rung)));
  return [
    ...PREVIOUS_MSP_LADDER.slice(highest + 1),
    ...PREVIOUS_MSP_LADDER.slice(0, highest).reverse(),
  ];
}

/** One person may stand on two rungs. */
export function distinctByAddress<C extends Pick<Contact, 'email'>>(contacts: readonly C[]): C[] {
  const seen = new Set<string>();
  return contacts.filter((contact) => {
    const address = contact.email.toLowerCase();
    if (seen.has(address)) return false;
    seen.add(address);
    return true;
  });
}
