import type { MailTemplate } from './mail-view';

/** Whose readers are the client and its counsel: “only you can release it” is true of the previous MSP alone. */
export const TO_THE_CLIENT: ReadonlySet<MailTemplate> = new Set<MailTemplate>([
  'request-copy',
  'deadline-sponsor',
  'formal-notice-sponsor',
  'last-word-sponsor',
  'counsel',
  'ask-client',
  'ask-client-reminder',
]);
