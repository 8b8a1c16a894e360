import type { Attachment, ParsedMail } from 'mailparser';
import { readDeliveryStatus } from '../../domain/inbound/delivery-report';
import type { MailFacts } from '../../domain/inbound/mail-facts';

/** How a mail came: the envelope where there was one. */
export interface MailEnvelope {
  /** '' for the null sender; null where the way in did not tell. */
  sender: string | null;
  recipients: readonly string[];
}

export interface ReadFile {
  /** As the sender called it: hostile text. */
  name: string;
  mediaType: string;
  content: Buffer;
}

/** A mail taken apart. Everything but its counts is secret, because people write passwords into mails. */
export interface ReadMail {
  facts: MailFacts;
  from: string;
  to: string;
  subject: string;
  date: Date | null;
  text: string;
  files: ReadFile[];
}

const MOST_TEXT = 200_000;
const MOST_IDS = 50;
const MOST_FILES = 100;
/** HTML is only read for its text, and a stranger's HTML may take any time. */
const MOST_HTML = 2 * 1024 * 1024;
const HEADER_BYTES = 64 * 1024;

/**
 * Takes a mail apart (RFC 5322, MIME). Throws for what is no mail, or is built to be expensive: too many parts, too
 * deep, headers without an end.
 */
export async function readMail(raw: Buffer, envelope: MailEnvelope): Promise<ReadMail> {
  // Loaded with the first mail: many a worker never meets one, and it is large.
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(raw, {
    keepDeliveryStatus: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: MOST_HTML,
  });
  const headers = headersOf(parsed);
  const text = (parsed.text ?? '').slice(0, MOST_TEXT);
  return {
    facts: factsOf(parsed, envelope, headers),
    from: parsed.from?.text ?? '',
    to: [parsed.to ?? []]
      .flat()
      .map((one) => one.text)
      .join(', '),
    subject: parsed.subject ?? '',
    date: parsed.date ?? null,
    text,
    files: filesOf(parsed),
  };
}

/** Facts of a mail that could not be taken apart: what its envelope says. */
export function factsOfEnvelope(envelope: MailEnvelope): MailFacts {
  return {
    sender: envelope.sender,
    from: null,
    recipients: envelope.recipients.map((one) => one.toLowerCase()),
    messageId: null,
    answers: [],
    headers: new Map(),
    subject: '',
    reportType: null,
    report: null,
    returned: null,
  };
}

function factsOf(
  parsed: ParsedMail,
  envelope: MailEnvelope,
  headers: ReadonlyMap<string, string>,
): MailFacts {
  const senders = parsed.from?.value ?? [];
  const [sender] = senders;
  const status = parsed.attachments.find((one) => STATUS.test(one.contentType));
  return {
    sender: envelope.sender,
    from: senders.length === 1 ? (sender?.address?.toLowerCase() ?? null) : null,
    recipients: recipientsOf(envelope, headers),
    messageId: idsIn(parsed.messageId ?? '')[0] ?? null,
    answers: [
      ...idsIn(parsed.inReplyTo ?? ''),
      ...[parsed.references ?? []].flat().flatMap(idsIn).reverse(),
    ].slice(0, MOST_IDS),
    headers,
    subject: parsed.subject ?? '',
    reportType: reportTypeOf(headers.get('content-type') ?? ''),
    report: status ? readDeliveryStatus(status.content.toString('utf8')) : null,
    returned: returnedId(parsed.attachments),
  };
}

const STATUS = /^message\/(global-)?delivery-status$/i;
const RETURNED = /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/i;

function headersOf(parsed: ParsedMail): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { key, line } of parsed.headerLines) {
    if (headers.has(key)) continue;
    headers.set(
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replaceAll(/\r?\n[ \t]+/g, ' ')
        .trim(),
    );
  }
  return headers;
}

/** Where relays write for whom a mail was: the envelope is often lost on the way into a mailbox. */
const FOR = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to', 'cc'];
const ADDRESS = /[^\s<>,;:"]+@[^\s<>,;:"]+/g;

function recipientsOf(
  envelope: MailEnvelope,
  headers: ReadonlyMap<string, string>,
): readonly string[] {
  const named = FOR.flatMap((name) => headers.get(name)?.match(ADDRESS) ?? []);
  const all = [...envelope.recipients, ...named].map((address) => address.toLowerCase());
  return [...new Set(all)].slice(0, MOST_IDS);
}

function idsIn(text: string): string[] {
  const found = text.match(/<[^<>\s]+>/g)?.map((id) => id.slice(1, -1));
  return found ?? text.split(/\s+/).filter((id) => id.includes('@'));
}

function reportTypeOf(contentType: string): string | null {
  if (!/^multipart\/report\b/i.test(contentType)) return null;
  return /report-type\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? '';
}

function returnedId(attachments: readonly Attachment[]): string | null {
  const original = attachments.find((one) => RETURNED.test(one.contentType));
  const head = original?.content.toString('latin1', 0, HEADER_BYTES) ?? '';
  const field = /^message-id:(?:\s|\r?\n[ \t])*(<[^<>\s]+>)/im.exec(head)?.[1];
  return field === undefined ? null : (idsIn(field)[0] ?? null);
}

/** Pictures inside the HTML are signatures, mostly; they stay in the mail as it came. */
function filesOf(parsed: ParsedMail): ReadFile[] {
  return parsed.attachments
    .filter((one) => !one.related)
    .slice(0, MOST_FILES)
    .map((one, index) => ({
      name: one.filename ?? `attachment-${index + 1}`,
      mediaType: one.contentType,
      content: one.content,
    }));
}
