import { z } from 'zod';
import type { InboundView } from '../../domain/inbound/inbound-view';
import type { FileManifest } from '../seal/manifest';
import { CannotOpen } from './open';
import type { HandoverOpener } from './vault';

/** What was sealed of a mail (domain/inbound/inbound-view.ts). It came from outside: parsed, not trusted. */
const sealedMail = z.object({
  version: z.literal(1),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  date: z.iso.datetime().nullable(),
  text: z.string(),
  files: z.array(z.object({ name: z.string(), mediaType: z.string(), size: z.int() })),
  original: z.object({
    size: z.int().nonnegative(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    chunkSizes: z.array(z.int().nonnegative()),
  }),
}) satisfies z.ZodType<InboundView>;

/** What a mail says. Throws CannotOpen. */
export async function openInboundView(
  opener: HandoverOpener,
  sealed: Uint8Array,
): Promise<InboundView> {
  const parsed = sealedMail.safeParse(await opener.openValue(sealed));
  if (!parsed.success) throw new CannotOpen();
  return parsed.data;
}

/** A mail as it came, described as a file, so that it is opened as one. */
export function originalOf({ original }: Pick<InboundView, 'original'>): FileManifest {
  return { version: 1, name: 'mail.eml', mediaType: 'message/rfc822', content: original };
}
