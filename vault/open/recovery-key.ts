import { identitiesIn, recipientOf } from './age';

/**
 * Whether what somebody typed or pasted is the recovery key of this recipient: the whole file or its last line, with
 * or without spaces around. What was typed goes nowhere.
 */
export async function isRecoveryKey(typed: string, recipient: string): Promise<boolean> {
  const [identity] = identitiesIn(typed.toUpperCase().includes('#') ? typed : typed.toUpperCase());
  if (identity === undefined) return false;
  try {
    return (await recipientOf(identity)) === recipient;
  } catch {
    return false;
  }
}
