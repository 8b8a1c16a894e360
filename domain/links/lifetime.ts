import { LINKS, type LinkPurpose } from './purpose';

const DAY_MS = 86_400_000;

/** Until when a link made at this instant works. */
export function linkExpiry(purpose: LinkPurpose, at: Date): Date {
  return new Date(at.getTime() + LINKS[purpose].days * DAY_MS);
}
