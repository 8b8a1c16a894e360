import type { FastifyInstance } from 'fastify';
import { openSittingOf, receiptsOf } from '../../db/submissions';
import { isOver } from '../../domain/handover/stage';
import { calledIn } from '../../templates/language/item-names';
import { cityOf } from '../../templates/pages/when';
import { askedItems, zoneOf } from './asked-items';
import type { Portal } from './deps';
import { linkOfRequest } from './link-guard';
import { languageOf } from './reader-language';
import { groupItems, isToDo, nextToDo } from './reply-list';
import { sealHere } from './seal-here';

/** The client's own list: what the previous MSP says it has, and nothing else of the request. */
export function registerClientList(app: FastifyInstance, portal: Portal): void {
  app.get<{ Params: { link: string }; Querystring: { saved?: unknown } }>(
    '/client/:link',
    async (request, reply) => {
      const link = await linkOfRequest(portal, request, 'client');
      const [asked, sitting, receipts] = await Promise.all([
        askedItems(portal, link),
        openSittingOf(portal.db, link.contactId),
        receiptsOf(portal.db, link.contactId),
      ]);
      const speech = languageOf(request, link);
      const items = asked.map((item) => calledIn(speech.lang, item));
      const saved = items.find((item) => item.id === request.query.saved && !isToDo(item));
      const at = portal.clock.now();
      return reply.page('portal/client-list', {
        link,
        seal: sealHere(portal, link, speech),
        zone: zoneOf(link),
        place: cityOf(zoneOf(link), speech.lang),
        home: `/client/${link.linkId}`,
        over: isOver(link.stage),
        groups: groupItems(speech, items, at),
        toDo: items.filter(isToDo).length,
        total: items.length,
        saved,
        next: saved && nextToDo(items, saved.id),
        sitting,
        receipts,
        mayBegin: !isOver(link.stage) && items.some(isToDo),
      });
    },
  );
}
