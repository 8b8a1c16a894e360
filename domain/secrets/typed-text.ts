import { Refusal } from '../problem';
import { looksLikeSecret } from './looks-like-secret';

/** What people type freely into commands, by the name of the argument. */
const TYPED = ['reason', 'opening', 'subject', 'agreed'] as const;

/**
 * Why a command's words cannot be kept, or null. Asked before they are written anywhere: they stay in the
 * log for good, and an opening leaves by mail.
 */
export function refuseTyped(args: Readonly<Record<string, unknown>>): Refusal | null {
  const texts = TYPED.map((name) => args[name]).filter((text) => typeof text === 'string');
  if (!texts.some(looksLikeSecret)) return null;
  return new Refusal(
    'looks_like_secret',
    'This looks like a password, a key or a personal link, so it was not stored. Say it without, and change the secret if it was a real one.',
  );
}
