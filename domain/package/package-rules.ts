import { hasArrived, type AnswerType } from '../items/answer';
import type { ItemState, Scope } from '../items/item';
import { isOver, type Stage } from '../handover/stage';
import { Refusal } from '../problem';

export interface ScopedItem {
  scope: Scope;
  state: ItemState;
  answerType: AnswerType | null;
}

/** Whether the client gets this item from us: it is the client's, and something came. */
export function isForClient(item: ScopedItem): boolean {
  return (
    item.scope === 'client' &&
    (item.state === 'answered' || item.state === 'accepted') &&
    hasArrived(item.answerType)
  );
}

/** Why no package can be made; null when one can. */
export function refusePackage(facts: {
  stage: Stage;
  toHandOver: number;
  hasRecipient: boolean;
}): Refusal | null {
  if (isOver(facts.stage)) {
    return new Refusal(
      'handover_over',
      'This handover is over, and nothing is sent any more. Export what the client still needs, and hand it over in person.',
    );
  }
  if (facts.toHandOver === 0) {
    return new Refusal(
      'nothing_to_hand_over',
      'Nothing has come yet that stays with the client, or all of it is with the client already.',
    );
  }
  return facts.hasRecipient
    ? null
    : new Refusal(
        'nobody_at_client',
        'Nobody at the client is known who could receive it. Add a sponsor or a signatory first.',
      );
}

export const LONGEST_NAME = 120;

/** Why the client's word that it has the package cannot be taken; null when it can. */
export function refuseConfirmation(facts: {
  withdrawn: boolean;
  downloaded: boolean;
  name: string;
}): Refusal | null {
  if (facts.withdrawn) {
    return new Refusal(
      'package_withdrawn',
      'This package was replaced by a newer one. Open the newest message from us.',
    );
  }
  if (!facts.downloaded) {
    return new Refusal(
      'not_downloaded',
      'Nobody has downloaded the package yet. Download and open it first: after you confirm, we no longer have it.',
    );
  }
  return facts.name.length >= 2 && facts.name.length <= LONGEST_NAME
    ? null
    : new Refusal('name_missing', 'Type your full name: it is kept as the confirmation.');
}

/** Letters and digits that nobody mixes up on the telephone (no 0 O 1 I L U). */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const GROUPS = 6;
const IN_GROUP = 4;
/** The largest multiple of the alphabet's length that a byte reaches: above it, letters would not be equally likely. */
const FAIR = 256 - (256 % ALPHABET.length);

/**
 * Six groups of four, about 117 bits, from random bytes. Throws RangeError when they do not last: give 64.
 */
export function passphraseFrom(random: Uint8Array): string {
  const letters = [...random]
    .filter((byte) => byte < FAIR)
    .slice(0, GROUPS * IN_GROUP)
    .map((byte) => ALPHABET[byte % ALPHABET.length] ?? '');
  if (letters.length < GROUPS * IN_GROUP) throw new RangeError('too few random bytes');
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * IN_GROUP, (group + 1) * IN_GROUP).join(''),
  ).join('-');
}
