/** What arrives beside answers, and is opened once like them. */
export const OTHER_ARRIVALS = ['also_sent', 'question', 'decline', 'signed_copy', 'file'] as const;
export type OtherArrival = (typeof OTHER_ARRIVALS)[number];
/** What its sender is asked for once more. A question that cannot be read is answered so instead, at once. */
export type WantedAgain = Exclude<OtherArrival, 'question'>;

/** Why one of these can be of no use. */
export const OTHER_FINDINGS = [
  'unreadable',
  'file_missing',
  'file_incomplete',
  'file_unreadable',
  'infected',
  'kdbx_damaged',
] as const;
export type OtherFinding = (typeof OTHER_FINDINGS)[number];
