import { itemName, text, words, type Sentence } from './log-details';

/** What people did on the portal beside answering, and what ours did about it. */
export const PORTAL_SENTENCES: Readonly<Record<string, Sentence>> = {
  'question.read': (said) => `Read the question about ${itemName(said)}`,
  'question.asked': (said) => `Asked about ${itemName(said)}`,
  'question.answered': (said) =>
    `Question about ${itemName(said)} answered: ${text(said.details, 'answer') ?? ''}`,
  'part.passed_on': ({ details }) =>
    `Passed on to ${text(details, 'name') ?? 'a colleague'}: ${words(details, 'groups')}`,
  'part.withdrawn': ({ details }) =>
    `Took back what was passed on to ${text(details, 'name') ?? 'a colleague'}`,
};
