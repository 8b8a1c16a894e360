import type { FastifyInstance } from 'fastify';
import { finishSitting, openSitting, receiptsOf } from '../../db/submissions';
import type { LinkPage } from '../../db/links';
import type { Receipt } from '../../domain/answers/receipt';
import { fullDay, fullDayAndTime, fullMoment } from '../../templates/language/portal-dates';
import type { PortalLanguage } from '../../templates/language/portal-languages';
import { receiptView } from '../../templates/letter/receipt-view';
import { renderReceipt } from '../../templates/letter/render-receipt';
import { cityOf } from '../../templates/pages/when';
import { LANGUAGES } from '../../templates/view';
import type { Portal } from './deps';
import { askedItems, zoneOf } from './asked-items';
import { HOME, linkOfRequest, LinkGone } from './link-guard';
import { languageOf } from './reader-language';
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
    const open = await openSitting(portal.db, link.linkId);
    if (open === undefined) {
      // Asked for twice, or by a robot that presses every button: the receipt that there is, or nothing.
      const [last] = await receiptsOf(portal.db, link.contactId);
      return reply.redirect(last ? `${home}/receipts/${last.number}` : home, 303);
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
    return reply.redirect(finished ? `${home}/receipts/${finished.number}` : home, 303);
  });

  app.get<AtReceipt>(`${door}/:link/receipts/:number`, async (request, reply) => {
    const link = await linkOfRequest(portal, request, purpose);
    const { receipt, number } = await receiptOf(portal, link, request.params.number);
    const speech = languageOf(request, link);
    return reply.page('portal/receipt', {
      link,
      zone: zoneOf(link),
      house: houseOf(link),
      home: `${door}/${link.linkId}`,
      number,
      place: cityOf(zoneOf(link)),
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
    const pdf = await renderReceipt(
      receiptView(receipt, {
        language: LANGUAGES.find((language) => language === link.language) ?? 'en-GB',
        letterNumber: link.number,
        timeZone: zoneOf(link),
        clientName: link.clientName,
        previousMspName: houseOf(link),
        us: portal.config.msp,
        email: null,
      }),
    );
    return sendPdf(reply, `Receipt-${receipt.number}.pdf`, pdf);
  });
}

/** Whose person handed over. */
function houseOf(link: LinkPage): string {
  return link.purpose === 'client' ? link.clientName : link.previousMspName;
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
    at: fullMoment(new Date(receipt.at), zone, lang),
    items: receipt.items.map((item) => ({
      ...item,
      answeredAt: fullDayAndTime(new Date(item.answeredAt), zone, lang),
      promisedUntil: item.promisedUntil && fullDay(new Date(item.promisedUntil), zone, lang),
    })),
  };
}
