export const KINDS = [
  'login',
  'encryption key',
  'licence key',
  'physical key',
  'account transfer',
  'document',
] as const;
export type Kind = (typeof KINDS)[number];

/** ours: we reset and record it. client: we collect it, pass it on and leave it with the client. */
export const SCOPES = ['ours', 'client'] as const;
export type Scope = (typeof SCOPES)[number];

export const CRITICALITIES = ['critical', 'normal'] as const;
export type Criticality = (typeof CRITICALITIES)[number];

/** `rejected` is outstanding again, with a note that the previous MSP sees. */
export const ITEM_STATES = ['outstanding', 'answered', 'accepted', 'rejected', 'waived'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What the chase and the planner need to know of one line of a handover's request. */
export interface Item {
  id: string;
  /** 1-based, the number printed in the letter's annex. */
  position: number;
  /** Null for an item of the account manager's own. */
  catalogueNumber: number | null;
  group: string;
  name: string;
  kind: Kind;
  scope: Scope;
  criticality: Criticality;
  unrecoverable: boolean;
  /** Working days needed to get it back without the previous MSP. */
  recoveryWorkingDays: number;
  /** Catalogue numbers, any one of which frees this item. */
  leansOnAnyOf: readonly number[];
  /** Catalogue numbers that must all be settled before this one is reset. */
  notBefore: readonly number[];
  onlyTheyCanRelease: boolean;
}
