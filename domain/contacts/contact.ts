export const PARTIES = ['previous_msp', 'client', 'counsel'] as const;
export type Party = (typeof PARTIES)[number];

/** A contact's place on the escalation ladder. */
export const RUNGS = ['first', 'second', 'owner', 'sponsor', 'signatory', 'counsel'] as const;
export type Rung = (typeof RUNGS)[number];

/** Beside the ladder: somebody to whom a contact has passed part of it on. Written to once, and never chased. */
export const COLLEAGUE = 'colleague';
export const PLACES = [...RUNGS, COLLEAGUE] as const;
export type Place = (typeof PLACES)[number];

/** Whether a contact is one of those whom the chase writes to. */
export function isOnLadder<C extends { rung: Place }>(contact: C): contact is C & { rung: Rung } {
  return contact.rung !== COLLEAGUE;
}

export const PARTY_OF_RUNG: Readonly<Record<Rung, Party>> = {
  first: 'previous_msp',
  second: 'previous_msp',
  owner: 'previous_msp',
  sponsor: 'client',
  signatory: 'client',
  counsel: 'counsel',
};

export interface Contact {
  id: string;
  rung: Rung;
  name: string;
  email: string;
  bounced: boolean;
}

/** Rungs of the previous MSP in the order the chase falls back when one has no reachable contact. */
export const PREVIOUS_MSP_LADDER: readonly Rung[] = ['first', 'second', 'owner'];
