import { Refusal } from '../problem';
import { PARTY_OF_RUNG, type Contact } from './contact';

/** Why a contact cannot be taken away without another in the same place, or null. */
export function refuseRemoval(
  contact: Contact,
  { present, signing }: { present: readonly Contact[]; signing: boolean },
): Refusal | null {
  if (contact.rung === 'signatory' && signing) {
    return new Refusal(
      'signatory_needed',
      'Nobody else could sign the authority. Put another person in this one’s place instead.',
    );
  }
  if (PARTY_OF_RUNG[contact.rung] !== 'previous_msp') return null;
  const left = present.some(
    (other) =>
      other.id !== contact.id && !other.bounced && PARTY_OF_RUNG[other.rung] === 'previous_msp',
  );
  return left
    ? null
    : new Refusal(
        'nobody_left',
        'Nobody at the previous MSP could be reached any more. Put another person in this one’s place instead.',
      );
}
