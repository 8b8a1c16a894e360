/** The sixteen tempers of a previous MSP, in the order in which they are offered. */
export const TEMPERS = [
  ['prompt', 'Prompt', 'Answers everything within two days, in two sittings.'],
  ['slow', 'Slow', 'Does nothing until it is urgent, then a part at a time.'],
  ['forgetful', 'Forgetful', 'Means well, answers a part, and has to be reminded of the rest.'],
  ['promising', 'Promising', 'Promises everything for next week, and keeps half of it.'],
  ['refusing', 'Refusing', 'Sends most, and refuses the rest over an unpaid invoice.'],
  ['hostile', 'Hostile', 'Silent until its owner is written to, who then refuses.'],
  ['bouncing', 'Bouncing', 'The first contact’s mailbox is gone; a colleague answers.'],
  ['out-of-office', 'Out of office', 'An automatic reply for two weeks, then it answers.'],
  ['by-mail', 'Answers by mail', 'Replies by mail instead of using the link, for a while.'],
  ['wrong-person', 'Wrong person', 'The first contact has nothing to do with it; the owner has.'],
  ['sold', 'Sells the company', 'Answers a part, then the company and its mailboxes are gone.'],
  ['after-closing', 'Answers after closing', 'Silent, and opens the link when all is over.'],
  ['garbage', 'Sends garbage', 'Answers everything at once, and half of it is of no use.'],
  ['twice', 'Answers twice', 'Answers, and the next day replaces what it sent.'],
  ['delegating', 'Delegates', 'Passes it to a colleague, who does it in time.'],
  ['silent', 'Silent', 'Never opens the link and never answers.'],
] as const;

export type TemperName = (typeof TEMPERS)[number][0];

export const TEMPER_NAMES: readonly TemperName[] = TEMPERS.map(([name]) => name);

/** Whether this is the name of a temper, as options and forms spell it. */
export function isTemperName(text: string): text is TemperName {
  return TEMPER_NAMES.some((name) => name === text);
}
