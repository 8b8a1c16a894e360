/**
 * What a link is for; one for one purpose never opens another's page. `door` is the first part of its address
 * in messages, `days` (calendar) how long it works: a reply link long after the deadline, late answers are welcome.
 */
export const LINKS = {
  reply: { door: 'r', days: 180 },
  authority: { door: 'a', days: 90 },
  package: { door: 'p', days: 90 },
  client: { door: 'c', days: 180 },
  counsel: { door: 'e', days: 180 },
} as const;
export type LinkPurpose = keyof typeof LINKS;
export const LINK_PURPOSES = Object.keys(LINKS) as LinkPurpose[];
