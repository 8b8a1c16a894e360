import { Refusal } from '../problem';
import { looksLikeSecret } from '../secrets/looks-like-secret';
import type { TaskReason } from './task';

const MOST = 300;

/** Whether something new was made that has to be kept somewhere. */
export function makesSecret(reason: TaskReason): boolean {
  return reason === 'rotate' || reason === 'recover';
}

/**
 * Why this cannot stand as the place where the new secret is recorded, or null. A place is asked for, never
 * the secret: what looks like one is refused, though no rule can tell for sure (it is meant for slips).
 */
export function refuseRecordedWhere(reason: TaskReason, text: string): Refusal | null {
  const place = text.trim();
  if (place === '') {
    return makesSecret(reason)
      ? new Refusal(
          'where_missing',
          'Write where the new secret is recorded, for example “IT Glue, Fern Logistics, Microsoft 365 admin”.',
        )
      : null;
  }
  if (place.length > MOST) {
    return new Refusal('where_too_long', `Keep the place under ${MOST} characters.`);
  }
  if (looksLikeSecret(place)) {
    return new Refusal(
      'looks_like_secret',
      'This looks like the secret itself, so it was not stored. Write only where it is kept, and change the secret if it was a real one.',
    );
  }
  return null;
}
