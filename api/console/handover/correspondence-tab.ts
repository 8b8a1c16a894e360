import type { FastifyInstance } from 'fastify';
import { readCalls } from '../../../db/calls';
import { readNotice, type FormalNoticeRow } from '../../../db/formal-notices';
import { listMessages, readMessage, type MessageLine } from '../../../db/correspondence';
import { listDocuments } from '../../../db/handover-documents';
import { listInbound, type InboundLine } from '../../../db/inbound-read';
import { maskLinks } from '../../../domain/links/mask-links';
import { wordFor } from '../../../templates/pages/words';
import { actorInWords } from '../../../templates/pages/console/handover-log-words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { inboundMark, inboundTitle } from '../mail/inbound-words';
import { documentName } from './documents';
import { frameOf } from './frame';
import { loadHandover } from './loaded';
import { fateOf } from './message-words';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}

/** Every message as it was sent, and what became of it. */
export function registerCorrespondenceTab(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/correspondence', async (request, reply) => {
    const { id } = request.params;
    const loaded = await loadHandover(deps, request, id);
    const [frame, messages, documents, notice, came, calls] = await Promise.all([
      frameOf(deps, loaded, { tab: 'correspondence', done: request.query.done }),
      listMessages(deps.db, id),
      listDocuments(deps.db, id),
      readNotice(deps.db, id),
      listInbound(deps.db, id),
      readCalls(deps.db, id),
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
      calls: calls.map((call) => ({
        name: loaded.names.contact(call.contact_id) ?? 'a contact',
        outcome: call.outcome,
        agreed: call.agreed,
        at: call.called_at,
        by: actorInWords(call.recorded_by, loaded.names),
      })),
      entries: [
        ...messages.map((message) => sentEntry(message, loaded.base)),
        ...came.map((mail) => cameEntry(mail, loaded.base)),
      ].sort((a, b) => b.at.getTime() - a.at.getTime()),
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

/** One line of the thread: what we sent, or what came. */
interface Entry {
  came: boolean;
  href: string;
  title: string;
  detail: string;
  name: string;
  address: string | null;
  at: Date;
  fate: { kind: string; word: string };
  note: string | null;
}

function sentEntry(message: MessageLine, base: string): Entry {
  const step = wordFor('step', message.template);
  return {
    came: false,
    href: `${base}/correspondence/${message.id}`,
    title: message.subject,
    detail: step.charAt(0).toUpperCase() + step.slice(1),
    name: message.to_name,
    address: message.to_address,
    at: message.outcome_at,
    fate: fateOf(message),
    note: message.server_reply,
  };
}

function cameEntry(mail: InboundLine, base: string): Entry {
  return {
    came: true,
    href: `${base}/mail/${mail.id}`,
    title: inboundTitle(mail),
    detail: 'Came by mail, sealed',
    name: mail.contactName ?? 'somebody who is no contact',
    address: null,
    at: mail.received_at,
    fate: inboundMark(mail),
    note: mail.status === null ? null : `Status ${mail.status}`,
  };
}
