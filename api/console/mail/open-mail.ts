import type { InboundLine } from '../../../db/inbound-read';
import { readSealedMail, type InboundFileLine } from '../../../db/inbound-read';
import { STRANGERS } from '../../../domain/inbound/strangers';
import type { InboundView } from '../../../domain/inbound/inbound-view';
import { openInboundView } from '../../../vault/open/inbound-view';
import type { HandoverOpener } from '../../../vault/open/vault';
import { safeName } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';

export interface OpenedMail extends Omit<InboundView, 'date' | 'version' | 'files'> {
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
  const view = await openInboundView(opener, await readSealedMail(deps.db, mail.id));
  const { date, files, from, to, subject, text, original } = view;
  return {
    from,
    to,
    subject,
    text,
    original,
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
