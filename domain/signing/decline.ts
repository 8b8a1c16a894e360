/** Why a signatory does not sign, in the words of a list; what it says besides is sealed. */
export const DECLINE_REASONS = [
  'items',
  'not_entitled',
  'not_leaving',
  'unclear',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export function isDeclineReason(text: string): text is DeclineReason {
  return DECLINE_REASONS.some((reason) => reason === text);
}
