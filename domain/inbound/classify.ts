import { fateReported, type ReportedFate } from './delivery-report';
import type { MailFacts } from './mail-facts';

/** What a mail that came is. */
export type Reading =
  | { kind: 'report'; fate: ReportedFate; status: string | null; recipient: string | null }
  /** About the delivery of something, in a form that no standard knows: a person reads it. */
  | { kind: 'unknown_report' }
  | { kind: 'auto_reply' }
  /** Our own mail coming back. */
  | { kind: 'loop' }
  /** From a person, as far as anybody can tell. */
  | { kind: 'reply' };

export interface OwnMarks {
  /** Addresses that our own mail is from, lower case. */
  addresses: readonly string[];
  /** The mail's own Message-ID is one of ours. */
  isOurMessage: boolean;
  /** It answers a message of ours. */
  answersOurs: boolean;
}

/** Tells reports, machines and our own echo from people. Pure; nothing in the mail is believed but its form. */
export function classify(mail: MailFacts, own: OwnMarks): Reading {
  if (own.isOurMessage || comesFromUs(mail, own)) return { kind: 'loop' };
  if (mail.reportType === 'disposition-notification') return { kind: 'auto_reply' };
  if (mail.report !== null) return reportReading(mail.report);
  if (mail.reportType !== null || soundsLikeReport(mail)) return { kind: 'unknown_report' };
  // Our own mailbox may be a group's, which marks whatever people write to it as a list's.
  const list = isOfList(mail) && !own.answersOurs;
  return list || isAutomatic(mail) ? { kind: 'auto_reply' } : { kind: 'reply' };
}

/** Through a mailing list (RFC 2919). */
function isOfList({ headers }: MailFacts): boolean {
  return headers.has('list-id') || /^list\b/i.test((headers.get('precedence') ?? '').trim());
}

function comesFromUs(mail: MailFacts, own: OwnMarks): boolean {
  return mail.from !== null && own.addresses.includes(mail.from) && isAutomatic(mail);
}

function reportReading(reports: NonNullable<MailFacts['report']>): Reading {
  const said = fateReported(reports);
  if (said === null) return { kind: 'unknown_report' };
  const { fate, status, recipient } = said;
  return { kind: 'report', fate, status, recipient };
}

const POSTMASTERS = /^(mailer-daemon|postmaster|mail-daemon|mdaemon)@/;

function soundsLikeReport({ from, headers }: MailFacts): boolean {
  return headers.has('x-failed-recipients') || (from !== null && POSTMASTERS.test(from));
}

const OTHER_MARKS = ['x-autoreply', 'x-autorespond', 'x-autoresponse'];
const MACHINE_PRECEDENCE = /^(bulk|junk|auto_reply)\b/i;

/**
 * From a machine, so that nothing may answer it and nothing is meant by it: RFC 3834's Auto-Submitted, the null
 * sender, and the marks that older responders use. `X-Auto-Response-Suppress` alone is no proof, for help desks put
 * it on what people write: with a subject as vacation programs write it, it is.
 */
export function isAutomatic({ sender, headers, subject }: MailFacts): boolean {
  const submitted = (headers.get('auto-submitted') ?? 'no').trim().toLowerCase();
  if (!/^no\b/.test(submitted)) return true;
  if (sender === '' || /^<\s*>/.test(headers.get('return-path') ?? '')) return true;
  if (MACHINE_PRECEDENCE.test((headers.get('precedence') ?? '').trim())) return true;
  if (OTHER_MARKS.some((name) => headers.has(name))) return true;
  return headers.has('x-auto-response-suppress') && VACATION.test(subject.trim());
}

const VACATION =
  /^(re:\s*)?(automatic reply|auto(matic)?[ -]?(response|reply)|out of (the )?office|automatische antwort|abwesenheit|réponse automatique|respuesta automática|automatisch antwoord|afwezig)/i;
