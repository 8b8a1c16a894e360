import type { Reading } from './classify';

/** What a mail that came is called in its row. */
export const INBOUND_KINDS = [
  'reply',
  'auto_reply',
  'bounced',
  'gave_up',
  'delayed',
  'delivered',
  'unknown_report',
  'loop',
  'unreadable',
  'too_large',
] as const;
export type InboundKind = (typeof INBOUND_KINDS)[number];

export function kindOf(reading: Reading): InboundKind {
  if (reading.kind !== 'report') return reading.kind;
  return reading.fate === 'failed' ? 'bounced' : reading.fate;
}

/** Kinds that a person should see, and is told of. The others are notes. */
export function needsPerson(kind: InboundKind): boolean {
  return ['reply', 'unknown_report', 'unreadable', 'too_large'].includes(kind);
}

/** So many mails of one sender within the hour are no correspondence any more: they are kept, and tell nobody. */
export const MOST_AN_HOUR = 30;
