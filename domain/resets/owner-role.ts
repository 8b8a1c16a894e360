import type { Kind } from '../items/item';

export type OwnerRole = 'technician' | 'account_manager';

/** Who in our house does it: keys that one can hold and papers are matters between people, the rest is craft. */
export function ownerRole(kind: Kind): OwnerRole {
  return kind === 'physical key' || kind === 'document' ? 'account_manager' : 'technician';
}
