import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { readInboundChunks, type InboundLine } from '../../../db/inbound-read';
import { originalOf } from '../../../vault/open/inbound-view';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { attachment } from '../../plugins/attachment';
import { openerOf, openMail } from './open-mail';

/**
 * A mail as it came, for a mail program to show: an attachment of no particular type, opened chunk by chunk. Call it only
 * after the log was written. Throws KeyGone, CannotOpen.
 */
export async function handOutMail(
  deps: ConsoleDeps,
  reply: FastifyReply,
  mail: InboundLine,
): Promise<FastifyReply> {
  const { original } = await openMail(deps, mail);
  const opener = await openerOf(deps, mail);
  const manifest = originalOf({ original });
  const content = opener.openFile(manifest, readInboundChunks(deps.db, mail));
  return reply
    .header('content-disposition', attachment(`mail-${mail.id.slice(0, 8)}.eml`))
    .header('content-length', original.size)
    .type('application/octet-stream')
    .send(Readable.from(content, { objectMode: false, highWaterMark: 1 }));
}
