export const PARTIES = ['previous_msp', 'client', 'counsel'] as const;
export type Party = (typeof PARTIES)[number];

/** A contact's place on the escalation ladder. */
export const RUNGS = ['first', 'second', 'owner', 'sponsor', 'signatory', 'counsel'] as const;
export type Rung = (typeof RUNGS)[number];

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
