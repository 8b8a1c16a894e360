/** The log's events in which something sealed reached one of our people. */
export const LOOK_ACTIONS = [
  'secret.revealed',
  'file.downloaded',
  'export.made',
  'also_sent.opened',
  'package.begun',
  'export.downloaded',
  'mail.opened',
  'mail.downloaded',
  'question.read',
  'notes.read',
  'authority.decline_read',
] as const;
export type LookAction = (typeof LOOK_ACTIONS)[number];
