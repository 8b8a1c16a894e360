import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Papa from 'papaparse';
import { keepAlsoSent, listAlsoSent, type NewAlsoSent } from '../../db/also-sent';
import { readAskedAgain } from '../../db/send-again';
import { wholeUploads } from '../../db/uploads';
import { isOver } from '../../domain/handover/stage';
import { Refusal } from '../../domain/problem';
import { sheetOf } from '../../formats/write/xlsx';
import { wantedLine } from '../../templates/language/send-again';
import { FileTooLarge } from '../../vault/seal/chunker';
import { fingerprint } from '../../vault/seal/fingerprint';
import { acceptingRecipient, refuseBeforeRecovery } from './accepting';
import { askedItems } from './asked-items';
import { BrokenForm } from './broken-form';
import type { Portal } from './deps';
import { sealedFormOf } from './form-body';
import { formId } from './form-id';
import { linkOfRequest } from './link-guard';
import { listRows, LIST_WIDTHS } from './many-list';
import { allowWorkersInHand } from '../plugins/security-headers';
import { isOpen, itemsForScript } from './many-view';
import { namedUploads } from './named-uploads';
import { readForm } from './read-form';
import { languageOf } from './reader-language';
import { sealHere } from './seal-here';
import { sealedAnswer } from './sealed-form';

interface AtLink {
  Params: { link: string };
  Querystring: { sent?: unknown };
}
interface AtList {
  Params: { link: string; ending: string };
}

/**
 * Many at once: the list as a spreadsheet, and exports of password vaults, which the sender's own browser reads. The
 * portal never parses a file (security.md, S13): what comes here is sealed already, or sealed unread.
 */
export function registerMany(app: FastifyInstance, portal: Portal): void {
  app.get<AtLink>('/reply/:link/many', async (request, reply) => {
    return page(portal, request, reply, { sent: request.query.sent === '1' });
  });

  app.get<AtList>('/reply/:link/many/list.:ending(^csv|xlsx$)', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'reply');
    const speech = languageOf(request, link);
    const items = (await askedItems(portal, link)).filter(isOpen);
    const { header, rows } = listRows(speech, items);
    const name = `list-${link.number}.${request.params.ending}`;
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    if (request.params.ending === 'csv') {
      // The mark lets a spreadsheet see that it is UTF-8.
      const text = Papa.unparse([header, ...rows], { quotes: true, newline: '\r\n' });
      return reply.type('text/csv; charset=utf-8').send(`\ufeff${text}\r\n`);
    }
    const sheet = await sheetOf(header, rows, LIST_WIDTHS);
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(Buffer.from(sheet));
  });

  app.post<AtLink>('/reply/:link/many/also', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'reply');
    await acceptingRecipient(portal, link);
    const fields = sealedFormOf(request);
    const sealed = fields && sealedAnswer(fields);
    const entries = Number(fields?.get('entries'));
    if (!fields || !sealed || !Number.isInteger(entries) || entries < 1 || entries > 5_000) {
      throw new BrokenForm();
    }
    const id = formId('also-sent', [link.linkId], fields.get('form'));
    const named = namedUploads(fields);
    const files = await wholeUploads(portal.db, {
      fileIds: named,
      linkId: link.linkId,
      itemId: null,
    });
    if (files.length < named.length) throw new BrokenForm();
    if (!(await keep(portal, { id, link, kind: 'entries', entries, sealed, files }))) {
      return page(portal, request, reply.code(409), {});
    }
    return reply.code(204).send();
  });

  app.post<AtLink>('/reply/:link/many/file', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'reply');
    const recipient = await acceptingRecipient(portal, link);
    const rules = { fields: { form: { as: 'id' } }, files: 'one whole' } as const;
    const form = await readForm(portal, request, { link, rules, recipient }).catch(
      (cause: unknown) => {
        if (cause instanceof FileTooLarge) return null;
        throw cause;
      },
    );
    if (form === null) return page(portal, request, reply.code(422), { tooLarge: true });
    const sealed = form.whole;
    if (sealed === null) return page(portal, request, reply.code(422), { noFile: true });
    // Another list under the nonce of a page that was left and come back to is another list.
    const id = formId('list', [link.linkId, form.likeness], form.fields.get('form'));
    if (!(await keep(portal, { id, link, kind: 'file', entries: 0, sealed, files: [] }))) {
      return page(portal, request, reply.code(409), {});
    }
    return reply.redirect(`/reply/${link.linkId}/many?sent=1`, 303);
  });
}

/** False where the request is over, which the page says. Throws Refusal. */
async function keep(
  { db, clock }: Portal,
  piece: Pick<NewAlsoSent, 'id' | 'kind' | 'entries' | 'sealed' | 'files'> & {
    link: { linkId: string; handoverId: string; contactId: string };
  },
): Promise<boolean> {
  const { link, ...rest } = piece;
  const { linkId, handoverId, contactId } = link;
  const print = fingerprint(piece.sealed);
  const of = { ...rest, linkId, handoverId, contactId, fingerprint: print, at: clock.now() };
  const outcome = await keepAlsoSent(db, { ...of, submissionId: randomUUID() });
  if (outcome === 'full') {
    throw new Refusal(
      'also_sent_full',
      'There is no more room for what was not asked. Send it as a file with the item that it belongs to.',
    );
  }
  return outcome === 'kept';
}

async function page(
  portal: Portal,
  request: FastifyRequest<AtLink>,
  reply: FastifyReply,
  state: { sent?: boolean; tooLarge?: boolean; noFile?: boolean },
): Promise<FastifyReply> {
  const link = await linkOfRequest(portal, request, 'reply');
  // Before anything is filled in in vain.
  await refuseBeforeRecovery(portal);
  const speech = languageOf(request, link);
  const [items, sent, wanted] = await Promise.all([
    askedItems(portal, link),
    listAlsoSent(portal.db, link.handoverId),
    readAskedAgain(portal.db, link.contactId),
  ]);
  const own = sent.filter((one) => one.contactId === link.contactId);
  if (!isOver(link.stage)) allowWorkersInHand(reply);
  return reply.page('portal/many', {
    link,
    zone: link.previousMspTimeZone,
    home: `/reply/${link.linkId}`,
    page: `/reply/${link.linkId}/many`,
    over: isOver(link.stage),
    open: items.filter(isOpen).length,
    items: JSON.stringify(itemsForScript(items, { shown: speech.lang, letter: link.language })),
    script: JSON.stringify(speech.words.manyScript),
    nonce: randomUUID(),
    seal: sealHere(portal, link, speech),
    sent: state.sent === true,
    problem: state.tooLarge === true ? 'tooLarge' : state.noFile === true ? 'noFile' : null,
    before: own,
    wanted: wanted.map((one) => wantedLine(speech.lang, one, link.previousMspTimeZone)),
  });
}
