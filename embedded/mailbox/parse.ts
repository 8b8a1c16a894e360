import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import type { Attachment, Mail, MailSummary } from './mail';

function addresses(field: AddressObject | AddressObject[] | undefined): string {
  return [field ?? []]
    .flat()
    .map((one) => one.text)
    .join(', ');
}

/** Pictures inside the HTML are no attachments to a reader. */
function attachmentsOf(parsed: ParsedMail): Attachment[] {
  return parsed.attachments
    .filter((one) => !one.related)
    .map((one, index) => ({
      name: one.filename ?? `attachment-${index + 1}`,
      type: one.contentType,
      content: one.content,
    }));
}

export async function summarise(
  raw: Buffer,
  received: Pick<MailSummary, 'id' | 'receivedAt' | 'envelope'>,
): Promise<MailSummary> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true });
  return {
    ...received,
    date: parsed.date?.toISOString() ?? null,
    from: addresses(parsed.from),
    to: addresses(parsed.to),
    cc: addresses(parsed.cc),
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    inReplyTo: parsed.inReplyTo ?? '',
    references: [parsed.references ?? []].flat(),
    size: raw.length,
    attachments: attachmentsOf(parsed).map(({ name, type, content }) => ({
      name,
      type,
      size: content.length,
    })),
  };
}

export async function readWhole(
  raw: Buffer,
  summary: MailSummary,
): Promise<{ mail: Mail; attachments: Attachment[] }> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true });
  const headers = parsed.headerLines.map(({ line }) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
  });
  return {
    mail: {
      ...summary,
      text: parsed.text ?? '',
      html: parsed.html === false ? null : (parsed.html ?? null),
      headers,
    },
    attachments: attachmentsOf(parsed),
  };
}
