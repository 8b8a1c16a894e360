import type { Playbook, PlaybookEntry } from '../catalogue/catalogue';
import type { Item } from '../items/item';

export type OutsideProof = NonNullable<PlaybookEntry['proof']>;

/** Who frees this item on proof, although the previous MSP does not: a registrar, a vendor, a carrier. */
export function outsideProofOf(
  item: Pick<Item, 'catalogueNumber'>,
  playbook: Playbook,
): OutsideProof | null {
  const number = item.catalogueNumber;
  return number === null ? null : (playbook.get(number)?.proof ?? null);
}

/** Working days that it usually takes; what the catalogue says about the item where the playbook does not say. */
export function proofDaysOf(item: Item, playbook: Playbook): number | null {
  const proof = outsideProofOf(item, playbook);
  return proof === null ? null : (proof.usualWorkingDays ?? item.recoveryWorkingDays);
}
