import type { Criticality, Kind } from '../items/item';

/** One line of catalogue.csv: something worth asking a previous MSP for. */
export interface CatalogueItem {
  number: number;
  group: string;
  name: string;
  kind: Kind;
  criticality: Criticality;
  oftenMissed: boolean;
  unrecoverable: boolean;
  recoveryWorkingDays: number;
  /** What an answer should carry, in the field's own words. */
  replyFields: readonly string[];
  ifItNeverArrives: string;
  leansOnAnyOf: readonly number[];
  notBefore: readonly number[];
  onlyTheyCanRelease: boolean;
}
export type Catalogue = ReadonlyMap<number, CatalogueItem>;

export interface PlaybookStep {
  step: string;
  /** No source was found for this step: the technician is told so. */
  unverified: boolean;
}

/** One entry of playbook.yaml: how a technician recovers, rotates, revokes and verifies an item. */
export interface PlaybookEntry {
  number: number;
  name: string;
  replyHint: string;
  recover: readonly PlaybookStep[];
  rotate: readonly PlaybookStep[];
  revoke: readonly PlaybookStep[];
  proof: { who: string; needs: readonly string[]; usualWorkingDays: number | null } | null;
  verifyArrival: string | null;
  verifyGone: string | null;
  dayOne: readonly PlaybookStep[];
  traps: readonly PlaybookStep[];
  /** Addresses of the pages that this was written from: evidence, not links to follow, for they drift. */
  sources: readonly string[];
}
export type Playbook = ReadonlyMap<number, PlaybookEntry>;
