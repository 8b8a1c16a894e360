import { CRITICALITIES, SCOPES, type Criticality, type Kind, type Scope } from '../items/item';
import { Refusal } from '../problem';
import { looksLikeSecret } from '../secrets/looks-like-secret';

/** What an entry of an export can be as an item: the rest changes hands in other ways. */
export const NEW_ITEM_KINDS: readonly Kind[] = [
  'login',
  'encryption key',
  'licence key',
  'document',
];

export interface ItemOfEntry {
  name: string;
  group: string;
  kind: Kind;
  scope: Scope;
  criticality: Criticality;
  /** Of an item of this kind that nobody has a playbook for. */
  recoveryWorkingDays: number;
}

const MOST_NAME = 200;
const RECOVERY_WORKING_DAYS = 2;

/** The item that staff make of what was not asked for, as a form says it. Throws Refusal. */
export function itemOfEntry(typed: (name: string) => string): ItemOfEntry {
  const name = typed('name').replaceAll(/\s+/g, ' ').trim();
  const group = typed('group').trim();
  const kind = NEW_ITEM_KINDS.find((one) => one === typed('kind'));
  const scope = SCOPES.find((one) => one === typed('scope'));
  const criticality = CRITICALITIES.find((one) => one === typed('criticality'));
  if (name === '' || name.length > MOST_NAME) {
    throw new Refusal('item_name', `Give the item a name of at most ${MOST_NAME} characters.`);
  }
  if (looksLikeSecret(name)) {
    throw new Refusal(
      'secret_in_name',
      'This name looks like a password or key. An item’s name is in clear, in letters and mails: call it by what it opens.',
    );
  }
  if (group === '' || group.length > MOST_NAME) {
    throw new Refusal('item_group', 'Say to which group the item belongs.');
  }
  if (!kind || !scope || !criticality) {
    throw new Refusal('item_choice', 'Say what it is, whose it is, and whether it is critical.');
  }
  return { name, group, kind, scope, criticality, recoveryWorkingDays: RECOVERY_WORKING_DAYS };
}
