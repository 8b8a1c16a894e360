import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordMailRead, setAside } from '../../../db/inbound-acts';
import { listStrangers, readInbound, type InboundLine } from '../../../db/inbound-read';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { isId } from '../reveal/scene';
import { handOutMail } from './hand-out-mail';
import { inboundMark, inboundTitle } from './inbound-words';
import { reasonIn } from './mail-files';
import { openMail, type OpenedMail } from './open-mail';

interface StrangerAddress {
  Params: { mailId: string };
}

const MOST = 200;

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

  app.get<StrangerAddress>('/mail/:mailId', async (request, reply) =>
    show(reply, await strangerOf(deps, request), {}),
  );

  app.post<StrangerAddress>('/mail/:mailId', async (request, reply) => {
    const mail = await strangerOf(deps, request);
    await recordMailRead(deps.db, { ...actOf(deps, request, mail), as: 'opened' });
    return orRefused(reply, mail, async () =>
      show(reply, mail, { opened: await openMail(deps, mail) }),
    );
  });

  app.post<StrangerAddress>('/mail/:mailId/original', async (request, reply) => {
    const mail = await strangerOf(deps, request);
    await recordMailRead(deps.db, { ...actOf(deps, request, mail), as: 'downloaded' });
    return orRefused(reply, mail, () => handOutMail(deps, reply, mail));
  });

  app.post<StrangerAddress>('/mail/:mailId/aside', async (request, reply) => {
    const mail = await strangerOf(deps, request);
    return orRefused(reply, mail, async () => {
      await setAside(deps.db, { ...actOf(deps, request, mail), reason: reasonIn(request) });
      return reply.redirect('/mail', 303);
    });
  });
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
  reply: FastifyReply,
  mail: InboundLine,
  act: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return show(reply.code(409), mail, { refusal: error.sentence });
  }
}

function show(
  reply: FastifyReply,
  mail: InboundLine,
  { opened = null, refusal = null }: { opened?: OpenedMail | null; refusal?: string | null },
): FastifyReply {
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
    aside: mail.set_aside_at === null ? `${here}/aside` : null,
  });
}
