import { DECLINE_REASONS } from '../../../domain/signing/decline';
import { DECLINED } from './decline-words';
import { itemName, text, words, type Sentence } from './log-details';

/** What people did on the portal beside answering, and what ours did about it. */
export const PORTAL_SENTENCES: Readonly<Record<string, Sentence>> = {
  'authority.declined': ({ details }) => {
    const reason = DECLINE_REASONS.find((one) => one === text(details, 'reason'));
    return `Declined to sign: ${DECLINED[reason ?? 'other']}`;
  },
  'authority.decline_read': () => 'Read what was written with the declined signature',
  'authority.asked_again': () => 'Had the signatory asked once more',
  'access.attested': ({ details }) => {
    const items = Array.isArray(details.items) ? details.items.length : 0;
    return `${text(details, 'by') ?? 'They'} says that their access is removed: ${String(items)} ${items === 1 ? 'item' : 'items'}`;
  },
  'question.read': (said) => `Read the question about ${itemName(said)}`,
  'question.asked': (said) => `Asked about ${itemName(said)}`,
  'question.answered': (said) =>
    `Question about ${itemName(said)} answered: ${text(said.details, 'answer') ?? ''}`,
  'part.passed_on': ({ details }) =>
    `Passed on to ${text(details, 'name') ?? 'a colleague'}: ${words(details, 'groups')}`,
  'part.withdrawn': ({ details }) =>
    `Took back what was passed on to ${text(details, 'name') ?? 'a colleague'}`,
};
