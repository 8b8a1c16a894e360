import { z } from 'zod';

/** What the list shows and programs ask for. `id`s sort in the order of arrival. */
export const mailSummarySchema = z.object({
  id: z.string().regex(/^\d{13}-[0-9a-f]{8}$/),
  /** When it arrived, by this machine's clock. */
  receivedAt: z.iso.datetime(),
  envelope: z.object({ from: z.string(), to: z.array(z.string()) }),
  /** From the message itself: its own date may be virtual. */
  date: z.iso.datetime().nullable(),
  from: z.string(),
  to: z.string(),
  cc: z.string(),
  subject: z.string(),
  messageId: z.string(),
  inReplyTo: z.string(),
  references: z.array(z.string()),
  size: z.int(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.int() })),
});
export type MailSummary = z.output<typeof mailSummarySchema>;

export interface Attachment {
  name: string;
  type: string;
  content: Buffer;
}

export interface Mail extends MailSummary {
  text: string;
  /** As it was sent, with pictures inlined; null when there is none. Untrusted. */
  html: string | null;
  headers: { name: string; value: string }[];
}
