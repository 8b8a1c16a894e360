import type { FastifyInstance } from 'fastify';
import { listMessages, readMessage } from '../../../db/correspondence';
import { readNotice, type FormalNoticeRow } from '../../../db/formal-notices';
import { listDocuments } from '../../../db/handover-documents';
import { maskLinks } from '../../../domain/links/mask-links';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { documentName } from './documents';
import { frameOf } from './frame';
import { loadHandover } from './loaded';
import { fateOf } from './message-words';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every message as it was sent, and what became of it. */
export function registerCorrespondenceTab(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<{ Params: { id: string } }>('/handovers/:id/correspondence', async (request, reply) => {
    const { id } = request.params;
    const loaded = await loadHandover(deps, request, id);
    const [frame, messages, documents, notice] = await Promise.all([
      frameOf(deps, loaded, { tab: 'correspondence' }),
      listMessages(deps.db, id),
      listDocuments(deps.db, id),
      readNotice(deps.db, id),
    ]);
    return reply.page('console/handover-correspondence', {
      section: 'onboardings',
      title: `Correspondence, ${frame.title}`,
      frame,
      notice: loaded.head.handover.requested_at === null ? null : noticeState(notice),
      documents: documents.map((document) => ({
        ...document,
        label: documentName(document.kind),
        href: `${loaded.base}/documents/${document.kind}`,
        sha256: document.sha256.toString('hex'),
      })),
      messages: messages.map((message) => ({
        ...message,
        fate: fateOf(message),
        href: `${loaded.base}/correspondence/${message.id}`,
      })),
    });
  });

  app.get<{ Params: { id: string; messageId: string } }>(
    '/handovers/:id/correspondence/:messageId',
    async (request, reply) => {
      const { id, messageId } = request.params;
      const loaded = await loadHandover(deps, request, id);
      const message = UUID.test(messageId) ? await readMessage(deps.db, id, messageId) : undefined;
      if (!message) throw new NotFound('This handover has no such message.');
      const { body_text: body, ...line } = message;
      return reply.page('console/handover-message', {
        section: 'onboardings',
        title: `${message.subject}, ${loaded.head.client.name}`,
        base: loaded.base,
        clientName: loaded.head.client.name,
        message: line,
        fate: fateOf(message),
        text: maskLinks(body),
      });
    },
  );
}

function noticeState(notice: FormalNoticeRow | undefined) {
  if (notice === undefined) return { kind: 'plain', word: 'not prepared', action: 'Prepare it' };
  return notice.posted_on === null
    ? { kind: 'due', word: 'to sign and post', action: 'Print and post it' }
    : { kind: 'done', word: 'posted', action: 'See its proof' };
}
