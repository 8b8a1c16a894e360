import type { FastifyInstance } from 'fastify';
import { readLetter } from '../../db/portal-letters';
import type { Portal } from './deps';
import { linkOfRequest, LinkGone } from './link-guard';
import { mebibytesIn } from '../../templates/language/sizes';
import { languageOf } from './reader-language';

interface AtLink {
  Params: { link: string };
}

/** Counsel fetches an evidence file that was too big for a mail. It holds records only, and nothing sealed. */
export function registerCounsel(app: FastifyInstance, portal: Portal): void {
  app.get<AtLink>('/counsel/:link', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'counsel');
    const file = await readLetter(portal.db, link.handoverId, 'counsel-file');
    if (file === undefined) throw new LinkGone();
    return reply.page('portal/counsel', {
      link,
      zone: link.clientTimeZone,
      home: `/counsel/${link.linkId}`,
      sha256: file.sha256.toString('hex'),
      mebibytes: mebibytesIn(file.pdf.length, languageOf(request, link).lang),
    });
  });

  app.get<AtLink>('/counsel/:link/file', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'counsel');
    const file = await readLetter(portal.db, link.handoverId, 'counsel-file');
    if (file === undefined) throw new LinkGone();
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${link.number}-evidence.zip"`)
      .send(file.pdf);
  });
}
