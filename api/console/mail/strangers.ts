import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordMailRead, setAside } from '../../../db/inbound-acts';
import { listStrangers, readInbound, type InboundLine } from '../../../db/inbound-read';
import { placeMail, runningHandovers } from '../../../db/place-mail';
import { readRevealRules } from '../../../db/reveal-rules';
import { Refusal } from '../../../domain/problem';
import { refuseStrangersMail } from '../../../domain/reveal/mail-rules';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { RECENT, recentAt } from '../../plugins/recent-sign-in';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { isId } from '../reveal/scene';
import { handOutMail } from './hand-out-mail';
import { inboundMark, inboundTitle } from './inbound-words';
import { reasonIn } from './mail-files';
import { openMail, type OpenedMail } from './open-mail';

interface StrangerAddress {
  Params: { mailId: string };
}

const MOST = 200;
/** More are not offered; any can be written. */
const MOST_HANDOVERS = 500;

/** Mail that is no handover's: nothing is lost, and a person decides what it was. */
export function registerStrangers(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/mail', async (_request, reply) => {
    const mails = await listStrangers(deps.db, MOST);
    return reply.page('console/mail-strangers', {
      section: 'settings',
      title: 'Mail that could not be placed',
      mails: mails.map((mail) => ({
        href: `/mail/${mail.id}`,
        title: inboundTitle(mail),
        at: mail.received_at,
        kibibytes: mail.kibibytes,
        mark: inboundMark(mail),
      })),
    });
  });

  app.get<StrangerAddress>('/mail/:mailId', async (request, reply) => {
    const mail = await strangerOf(deps, request);
    return mail.place_in === null
      ? show(deps, reply, mail, {})
      : reply.redirect(`/handovers/${mail.place_in}/mail/${mail.id}`, 303);
  });

  app.post<StrangerAddress>('/mail/:mailId', RECENT, async (request, reply) => {
    const mail = await strangerOf(deps, request);
    await recordMailRead(deps.db, { ...actOf(deps, request, mail), as: 'opened' });
    return orRefused(deps, reply, mail, async () =>
      show(deps, reply, mail, { opened: await openMail(deps, mail) }),
    );
  });

  app.post<StrangerAddress>(
    '/mail/:mailId/original',
    recentAt(/\/original$/),
    async (request, reply) => {
      const mail = await strangerOf(deps, request);
      return orRefused(deps, reply, mail, async () => {
        const refusal = refuseStrangersMail(await readRevealRules(deps.db));
        if (refusal) throw refusal;
        await recordMailRead(deps.db, { ...actOf(deps, request, mail), as: 'downloaded' });
        return handOutMail(deps, reply, mail);
      });
    },
  );

  app.post<StrangerAddress>('/mail/:mailId/place', async (request, reply) => {
    const mail = await strangerOf(deps, request);
    return orRefused(deps, reply, mail, async () => {
      const { mailId, by, at } = actOf(deps, request, mail);
      const id = await placeMail(deps.db, { mailId, by, at, number: numberIn(request) });
      return reply.redirect(`/handovers/${id}/mail/${mail.id}`, 303);
    });
  });

  app.post<StrangerAddress>('/mail/:mailId/aside', async (request, reply) => {
    const mail = await strangerOf(deps, request);
    return orRefused(deps, reply, mail, async () => {
      await setAside(deps.db, { ...actOf(deps, request, mail), reason: reasonIn(request) });
      return reply.redirect('/mail', 303);
    });
  });
}

/** Throws Refusal. */
function numberIn(request: FastifyRequest): string {
  const number = (formOf(request).get('handover') ?? '').trim().toUpperCase();
  if (number === '') throw new Refusal('no_such_handover', 'Say which handover it belongs to.');
  return number;
}

async function strangerOf(
  deps: ConsoleDeps,
  request: FastifyRequest<StrangerAddress>,
): Promise<InboundLine> {
  const { mailId } = request.params;
  const mail = isId(mailId) ? await readInbound(deps.db, null, mailId) : undefined;
  if (!mail) throw new NotFound('There is no such mail.');
  return mail;
}

function actOf({ clock }: ConsoleDeps, request: FastifyRequest, mail: InboundLine) {
  return { handoverId: null, mailId: mail.id, by: actorOf(request), at: clock.now() };
}

async function orRefused(
  deps: ConsoleDeps,
  reply: FastifyReply,
  mail: InboundLine,
  act: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return show(deps, reply.code(409), mail, { refusal: error.sentence });
  }
}

async function show(
  deps: ConsoleDeps,
  reply: FastifyReply,
  mail: InboundLine,
  { opened = null, refusal = null }: { opened?: OpenedMail | null; refusal?: string | null },
): Promise<FastifyReply> {
  const here = `/mail/${mail.id}`;
  return reply.page('console/mail-one', {
    section: 'settings',
    title: inboundTitle(mail),
    heading: inboundTitle(mail),
    back: { href: '/mail', label: 'Mail that could not be placed' },
    here,
    mail,
    mark: inboundMark(mail),
    about: null,
    opened,
    refusal,
    files: (opened?.files ?? []).map((file, index) => ({
      ...file,
      number: index + 1,
      state: 'inside',
      itemName: null,
      itemHref: null,
      reason: null,
      can: false,
    })),
    items: [],
    pause: null,
    bounce: null,
    giveUp: null,
    texts: [],
    fileText: null,
    writer: null,
    place: { href: `${here}/place`, handovers: await runningHandovers(deps.db, MOST_HANDOVERS) },
    aside: mail.set_aside_at === null ? `${here}/aside` : null,
  });
}
