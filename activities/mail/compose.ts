import MailComposer from 'nodemailer/lib/mail-composer';
import type { RenderedMail } from '../../templates/email/render-mail';

export interface Envelope {
  from: { name: string; address: string };
  to: { name: string; address: string };
  replyTo?: { name: string; address: string };
  /** Without angle brackets. */
  messageId: string;
  /** Message ids without brackets: the message answered first, last in the list. */
  references: readonly string[];
  date: Date;
}

export interface Attachment {
  filename: string;
  content: Buffer;
  contentType: string;
}

/**
 * The exact bytes of a message (RFC 5322, MIME), text and HTML. `Auto-Submitted` says what it is (RFC 3834),
 * so that auto-responders leave it alone. Addresses are objects: a comma in a name adds no recipient.
 */
export async function composeMessage(
  mail: RenderedMail,
  envelope: Envelope,
  attachments: readonly Attachment[],
): Promise<Buffer> {
  const inReplyTo = envelope.references.at(-1);
  const composer = new MailComposer({
    from: envelope.from,
    to: envelope.to,
    ...(envelope.replyTo ? { replyTo: envelope.replyTo } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${envelope.messageId}>`,
    date: envelope.date,
    ...(inReplyTo === undefined
      ? {}
      : {
          inReplyTo: `<${inReplyTo}>`,
          references: envelope.references.map((id) => `<${id}>`),
        }),
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: attachments.map((attachment) => ({ ...attachment })),
    // Tokens are kept whole by every encoding but base64.
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
