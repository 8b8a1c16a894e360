import type { FastifyInstance } from 'fastify';
import { newestLinks } from '../../../db/contact-links';
import { listDocuments } from '../../../db/handover-documents';
import { readAuthority } from '../../../db/handover-page';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { frameOf } from './frame';
import { loadHandover } from './loaded';

const HOW = {
  on_file: 'on file: signed before this handover began',
  typed: 'on our page, by typed name',
  uploaded: 'by a signed copy that was uploaded',
} as const;

/** On whose authority we ask, and how it was given. */
export function registerAuthorityTab(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<{ Params: { id: string } }>('/handovers/:id/authority', async (request, reply) => {
    const { id } = request.params;
    const loaded = await loadHandover(deps, request, id);
    const [frame, authority, documents, links] = await Promise.all([
      frameOf(deps, loaded, { tab: 'authority' }),
      readAuthority(deps.db, id),
      listDocuments(deps.db, id),
      newestLinks(deps.db, id),
    ]);
    return reply.page('console/handover-authority', {
      section: 'onboardings',
      title: `Authority, ${frame.title}`,
      frame,
      authority: authority
        ? {
            ...authority,
            signed: authority.state === 'signed',
            how: authority.method === null ? '' : HOW[authority.method],
            zone: authority.time_zone ?? loaded.head.client.timeZone,
            sha256: authority.letter_sha256?.toString('hex') ?? null,
          }
        : null,
      link: links.find((link) => link.purpose === 'authority') ?? null,
      document: documents.some((document) => document.kind === 'authority'),
    });
  });
}
