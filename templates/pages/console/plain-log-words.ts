import { VAULT_SENTENCES } from './vault-log-words';

/** Events of the log of which nothing has to be said but that they happened. */
export const PLAIN_SENTENCES = {
  ...VAULT_SENTENCES,
  'handover.started': () => 'Handover started',
  'command.resume': () => 'Resumed',
  'command.sendNextStepNow': () => 'Had the next step sent at once',
  'dates.gave_way': () =>
    'An agreed day no longer fitted when the letter left, so the policy’s own stands in its place',
  'handover.closed': () => 'Closed, and the closing report made',
  'notes.read': () => 'Read what was written with a refusal',
  'resets.opened': () => 'Resets opened',
  'package.downloaded': () => 'Package downloaded',
  'notice.prepared': () => 'Formal notice prepared for printing',
  'notice.proof_added': () => 'Proof of posting added',
  'mail.opened': () => 'A mail that came was opened and read',
  'mail.downloaded': () => 'A mail that came was downloaded as it came',
  'mail.placed': () => 'A mail that was nobody’s placed here',
  'mail.given_back': () => 'A mail placed here could not be sealed here: it is nobody’s again',
};
