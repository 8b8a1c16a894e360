import type { FastifyInstance } from 'fastify';
import { finishSitting, openSittingOf, receiptsOf } from '../../db/submissions';
import type { LinkPage } from '../../db/links';
import type { Receipt } from '../../domain/answers/receipt';
import { fullDay, fullDayAndTime, fullMoment } from '../../templates/language/portal-dates';
import { receiptNameIn } from '../../templates/language/item-names';
import type { PortalLanguage } from '../../templates/language/portal-languages';
import { cityOf } from '../../templates/pages/when';
import type { Portal } from './deps';
import { askedItems, zoneOf } from './asked-items';
import { HOME, linkOfRequest, LinkGone } from './link-guard';
import { languageOf } from './reader-language';
import { checkOf, houseOf, keepPaper, paperOf } from './receipt-paper';
import { isBeyondDeadline, progressOf, sendPdf } from './reply-routes';

interface AtReceipt {
  Params: { link: string; number: string };
}

/** “Finished for now”, and the receipts that it made. A contact sees its own receipts only. */
export function registerFinish(app: FastifyInstance, portal: Portal): void {
  for (const purpose of ['reply', 'client'] as const) registerReceipts(app, portal, purpose);
}

function registerReceipts(app: FastifyInstance, portal: Portal, purpose: 'reply' | 'client'): void {
  const door = HOME[purpose];

  app.post<{ Params: { link: string } }>(`${door}/:link/finish`, async (request, reply) => {
    const link = await linkOfRequest(portal, request, purpose);
    const home = `${door}/${link.linkId}`;
    const open = await openSittingOf(portal.db, link.contactId);
    if (open === undefined) {
      // Asked for twice, or by a robot that presses every button: the receipt that there is, or nothing.
      const [last] = await receiptsOf(portal.db, link.contactId);
      if (!last) return reply.redirect(home, 303);
      await keepPaper(portal, { link, receipt: last.receipt, log: request.log });
      return reply.redirect(`${home}/receipts/${last.number}`, 303);
    }
    const finished = await finishSitting(
      portal.db,
      {
        submissionId: open.submissionId,
        handoverId: link.handoverId,
        actor: `contact:${link.contactId}`,
      },
      portal.clock.now(),
    );
    if (!finished) return reply.redirect(home, 303);
    await keepPaper(portal, { link, receipt: finished.receipt, log: request.log });
    return reply.redirect(`${home}/receipts/${finished.number}`, 303);
  });

  app.get<AtReceipt>(`${door}/:link/receipts/:number`, async (request, reply) => {
    const link = await linkOfRequest(portal, request, purpose);
    const { receipt, number } = await receiptOf(portal, link, request.params.number);
    const speech = languageOf(request, link);
    const paper = await paperOf(portal, link, receipt);
    return reply.page('portal/receipt', {
      check: checkOf(portal, receipt.number, paper.sha256),
      link,
      zone: zoneOf(link),
      house: houseOf(link),
      home: `${door}/${link.linkId}`,
      number,
      onlyAccess: receipt.items.length === 0 && receipt.alsoSent === undefined,
      place: cityOf(zoneOf(link), speech.lang),
      receipt: inWords(receipt, zoneOf(link), speech.lang),
      late: receipt.items.some(({ promisedUntil }) =>
        isBeyondDeadline(promisedUntil === null ? null : new Date(promisedUntil), link.deadlineAt),
      ),
      progress: progressOf(speech, link, await askedItems(portal, link)),
    });
  });

  app.get<AtReceipt>(`${door}/:link/receipts/:number/pdf`, async (request, reply) => {
    const link = await linkOfRequest(portal, request, purpose);
    const { receipt } = await receiptOf(portal, link, request.params.number);
    const { pdf } = await paperOf(portal, link, receipt);
    return sendPdf(reply, `Receipt-${receipt.number}.pdf`, pdf);
  });

  app.get<AtReceipt>(`${door}/:link/receipts/:number/json`, async (request, reply) => {
    const link = await linkOfRequest(portal, request, purpose);
    const { receipt } = await receiptOf(portal, link, request.params.number);
    const { document } = await paperOf(portal, link, receipt);
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="Receipt-${receipt.number}.json"`)
      .send(document);
  });
}

async function receiptOf(portal: Portal, link: LinkPage, number: string) {
  const receipts = await receiptsOf(portal.db, link.contactId);
  const found = receipts.find((one) => String(one.number) === number);
  if (found === undefined) throw new LinkGone();
  return found;
}

/** A receipt is kept, so it names days and never says “today”. */
function inWords(receipt: Receipt, zone: string, lang: PortalLanguage) {
  return {
    ...receipt,
    accessRemoved: receipt.accessRemoved
      ? {
          by: receipt.accessRemoved.by,
          items: receipt.accessRemoved.items.map((item) => ({ name: receiptNameIn(lang, item) })),
        }
      : null,
    at: fullMoment(new Date(receipt.at), zone, lang),
    alsoSent: (receipt.alsoSent ?? []).map((piece) => ({
      ...piece,
      savedAt: fullDayAndTime(new Date(piece.savedAt), zone, lang),
    })),
    items: receipt.items.map((item) => ({
      ...item,
      name: receiptNameIn(lang, item),
      answeredAt: fullDayAndTime(new Date(item.answeredAt), zone, lang),
      promisedUntil: item.promisedUntil && fullDay(new Date(item.promisedUntil), zone, lang),
    })),
  };
}
