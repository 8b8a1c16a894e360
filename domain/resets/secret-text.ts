import { Refusal } from '../problem';
import { looksLikeSecret } from '../secrets/looks-like-secret';

/** Why free text about a task is not stored, or null: it looks as if it held a secret. */
export function refuseSecretText(text: string): Refusal | null {
  if (!looksLikeSecret(text)) return null;
  return new Refusal(
    'looks_like_secret',
    'This looks as if it held a secret, so it was not stored. Write what was done, not the secret, and change the secret if it was a real one.',
  );
}
