import { z } from 'zod';
import type { InboundLine } from '../../../db/inbound-read';
import { readSealedMail, type InboundFileLine } from '../../../db/inbound-read';
import { STRANGERS } from '../../../domain/inbound/strangers';
import { CannotOpen } from '../../../vault/open/open';
import type { HandoverOpener } from '../../../vault/open/vault';
import { safeName } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';

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
});
type SealedMail = z.output<typeof sealedMail>;

export interface OpenedMail extends Omit<SealedMail, 'date' | 'version' | 'files'> {
  date: Date | null;
  /** Names of the files that came with it, safe to show and to save under. */
  files: { name: string; size: string }[];
}

/** What a mail says. Throws KeyGone, CannotOpen; call it only after the log was written. */
export async function openMail(
  deps: ConsoleDeps,
  mail: Pick<InboundLine, 'id' | 'handover_id'>,
): Promise<OpenedMail> {
  const opener = await openerOf(deps, mail);
  const parsed = sealedMail.safeParse(
    await opener.openValue(await readSealedMail(deps.db, mail.id)),
  );
  if (!parsed.success) throw new CannotOpen();
  const { date, files, ...rest } = parsed.data;
  return {
    ...rest,
    date: date === null ? null : new Date(date),
    files: files.map(({ name, size }) => ({ name: safeName(name), size: sizeInWords(size) })),
  };
}

export async function openerOf(
  { vault }: ConsoleDeps,
  mail: Pick<InboundLine, 'handover_id'>,
): Promise<HandoverOpener> {
  return vault.unlock(mail.handover_id ?? STRANGERS);
}

/** A held file beside its name, which the opened mail knows. */
export function namedFiles(
  files: readonly InboundFileLine[],
  opened: OpenedMail | null,
): (Omit<InboundFileLine, 'file'> & { name: string; size: string; fileId: string })[] {
  return files.map(({ file, ...line }) => ({
    ...line,
    fileId: file.id,
    name: opened?.files[line.number - 1]?.name ?? `Attachment ${line.number}`,
    size: opened?.files[line.number - 1]?.size ?? '',
  }));
}

function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${kib.toFixed(0)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}
