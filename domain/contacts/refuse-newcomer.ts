import { Refusal } from '../problem';
import type { Contact, Rung } from './contact';
import { refuseRemoval } from './refuse-removal';

/** Why nobody new can come to this rung like this, or null; `replaced` is in whose place. */
export function refuseNewcomer(
  rung: Rung,
  {
    replaced,
    present,
    signing,
  }: { replaced: Contact | undefined; present: readonly Contact[]; signing: boolean },
): Refusal | null {
  const signatory = present.find((one) => one.rung === 'signatory');
  if (rung === 'signatory' && signing && signatory && signatory.id !== replaced?.id) {
    return new Refusal(
      'signatory_there',
      'Somebody is named to sign already. Put the new person in this one’s place.',
    );
  }
  // On another rung than the one before, the newcomer fills no place that becomes empty.
  if (!replaced || replaced.rung === rung) return null;
  const newcomer = { ...replaced, id: '', rung, bounced: false };
  return refuseRemoval(replaced, { present: [...present, newcomer], signing });
}
