import type { FastifyInstance, FastifyReply } from 'fastify';
import { newestLinks } from '../../../db/contact-links';
import { askAgain, readDeclines, recordDeclineRead } from '../../../db/decline-work';
import { listDocuments } from '../../../db/handover-documents';
import { readAuthority } from '../../../db/handover-page';
import { isOver } from '../../../domain/handover/stage';
import { Refusal } from '../../../domain/problem';
import { DECLINED } from '../../../templates/pages/console/decline-words';
import { openNote } from '../../../vault/open/note';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { recentAt } from '../../plugins/recent-sign-in';
import { actorOf } from '../../plugins/staff-session';
import { isId } from '../reveal/scene';
import { frameOf } from './frame';
import { loadHandover, type Loaded } from './loaded';

const HOW = {
  on_file: 'on file: signed before this handover began',
  typed: 'on our page, by typed name',
  drawn: 'on our page, by typed name and drawn signature',
  uploaded: 'by a signed copy that was uploaded',
} as const;

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}
interface DeclineAddress {
  Params: { id: string; declineId: string };
}

/** On whose authority we ask, and how it was given. */
export function registerAuthorityTab(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/authority', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    return show(deps, reply, loaded, { done: request.query.done });
  });

  app.post<DeclineAddress>(
    '/handovers/:id/authority/declines/:declineId/read',
    recentAt(/\/declines\/.*$/),
    async (request, reply) => {
      const { id, declineId } = request.params;
      const loaded = await loadHandover(deps, request, id);
      const act = { handoverId: id, declineId, by: actorOf(request), at: loaded.reader.at };
      const sealed = isId(declineId) ? await recordDeclineRead(deps.db, act) : undefined;
      if (!sealed) throw new NotFound('Nothing was declined here.');
      const text = await openNote(deps.vault, id, sealed);
      return show(deps, reply, loaded, { opened: { id: declineId, text } });
    },
  );

  app.post<Address>('/handovers/:id/authority/ask-again', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    const by = actorOf(request);
    try {
      await askAgain(deps.db, { handoverId: request.params.id, by, at: loaded.reader.at });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return show(deps, reply.code(409), loaded, { refusal: error.sentence });
    }
    return reply.redirect(`${loaded.base}/authority?done=asked-again`, 303);
  });
}

interface Shown {
  done?: string | undefined;
  opened?: { id: string; text: string };
  refusal?: string;
}

async function show(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  { done, opened, refusal }: Shown,
): Promise<FastifyReply> {
  const { id, stage } = loaded.head.handover;
  const [frame, authority, documents, links, declines] = await Promise.all([
    frameOf(deps, loaded, { tab: 'authority', done }),
    readAuthority(deps.db, id),
    listDocuments(deps.db, id),
    newestLinks(deps.db, id),
    readDeclines(deps.db, id),
  ]);
  const signatory = loaded.contacts.find(
    (contact) => contact.rung === 'signatory' && contact.removed_at === null,
  );
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
    notInForce:
      authority?.state !== 'signed' && declines.some(({ settledAt }) => settledAt === null),
    link: links.find((link) => link.purpose === 'authority') ?? null,
    document: documents.some((document) => document.kind === 'authority'),
    declines: declines.map((decline) => ({
      ...decline,
      why: DECLINED[decline.reason],
      text: opened?.id === decline.id ? opened.text : null,
      mayAsk: decline.settledAt === null && !isOver(stage),
    })),
    readable: loaded.head.handover.purged_at === null,
    signatoryId: signatory?.id ?? '',
    refusal: refusal ?? null,
  });
}
