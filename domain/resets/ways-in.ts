import type { Playbook } from '../catalogue/catalogue';
import type { Item } from '../items/item';

/**
 * Items through which a previous MSP comes in by itself, after the playbook's `revoke` steps: admin
 * roles (1, 2, 7, 8, 62), partner access (3), mailbox forwarding (5), consented apps (11), firewall
 * and VPN (19, 25), the backup's consoles (36, 38, 39), remote agents and remote control (43, 46), API keys
 * (67). Other entries have revoke steps too, but these end with the account that is rotated anyway.
 */
const WAYS_IN: ReadonlySet<number> = new Set([
  1, 2, 3, 5, 7, 8, 11, 19, 25, 36, 38, 39, 43, 46, 62, 67,
]);

/** Whether the previous MSP keeps a way in through this item until somebody takes it away. */
export function keepsAccess(item: Pick<Item, 'catalogueNumber'>, playbook: Playbook): boolean {
  const number = item.catalogueNumber;
  if (number === null || !WAYS_IN.has(number)) return false;
  return (playbook.get(number)?.revoke.length ?? 0) > 0;
}

/**
 * Whether an item that came has something in it that the previous MSP still knows: passwords and
 * keys always, accounts and physical codes where the playbook says how, papers and licences never.
 */
export function hasSomethingToRotate(item: Item, playbook: Playbook): boolean {
  switch (item.kind) {
    case 'login':
    case 'encryption key':
      return true;
    case 'account transfer':
    case 'physical key':
      return (
        item.catalogueNumber !== null &&
        (playbook.get(item.catalogueNumber)?.rotate.length ?? 0) > 0
      );
    case 'licence key':
    case 'document':
      return false;
  }
}
