import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordMailRead } from '../../../db/inbound-acts';
import { filedTexts } from '../../../db/file-text';
import { listInboundFiles, readInbound, type InboundLine } from '../../../db/inbound-read';
import { readRevealRules } from '../../../db/reveal-rules';
import { unjudgedAmong } from '../../../db/unjudged';
import { refuseMail, type FiledAs } from '../../../domain/reveal/mail-rules';
import { refuseCommand } from '../../../domain/handover/command-rules';
import { isOver } from '../../../domain/handover/stage';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { RECENT, recentAt } from '../../plugins/recent-sign-in';
import { actorOf } from '../../plugins/staff-session';
import { positionOf } from '../handover/commands/offered';
import { loadHandover, type Loaded } from '../handover/loaded';
import { isId } from '../reveal/scene';
import { handOutMail } from './hand-out-mail';
import { inboundMark, inboundTitle } from './inbound-words';
import { namedFiles, openMail, type OpenedMail } from './open-mail';

export interface MailAddress {
  Params: { id: string; mailId: string };
}

export interface MailScene {
  loaded: Loaded;
  mail: InboundLine;
  here: string;
}

/** Throws NotFound. */
export async function mailScene(
  deps: ConsoleDeps,
  request: FastifyRequest<MailAddress>,
): Promise<MailScene> {
  const { id, mailId } = request.params;
  const loaded = await loadHandover(deps, request, id);
  const mail = isId(mailId) ? await readInbound(deps.db, id, mailId) : undefined;
  if (!mail) throw new NotFound('No such mail came for this handover.');
  return { loaded, mail, here: `${loaded.base}/mail/${mailId}` };
}

/** One mail that came for a handover: what is known of it, and what it says once somebody opens it, which is logged. */
export function registerHandoverMail(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<MailAddress>('/handovers/:id/mail/:mailId', async (request, reply) =>
    showMail(deps, reply, await mailScene(deps, request), {}),
  );

  app.post<MailAddress>('/handovers/:id/mail/:mailId', RECENT, async (request, reply) => {
    const scene = await mailScene(deps, request);
    return readLogged(deps, request, reply, { scene, as: 'opened' });
  });

  app.post<MailAddress>(
    '/handovers/:id/mail/:mailId/original',
    recentAt(/\/original$/),
    async (request, reply) => {
      const scene = await mailScene(deps, request);
      return readLogged(deps, request, reply, { scene, as: 'downloaded' });
    },
  );
}

/** Nothing of it is opened any more: the log would say that somebody read what is not here. */
function refuseLeft({ mail }: MailScene, as: 'opened' | 'downloaded'): void {
  const left = as === 'opened' ? mail.text_left_at : mail.original_left_at;
  if (left === null) return;
  throw new Refusal('left_with_client', 'This left with the client, and is with us no more.');
}

/** Where two people are asked for, nobody reads alone what is, or may be, of a critical item. Throws Refusal. */
async function refuseCritical(
  deps: ConsoleDeps,
  { mail, loaded }: MailScene,
  as: 'opened' | 'downloaded',
): Promise<void> {
  const [rules, texts, files] = await Promise.all([
    readRevealRules(deps.db),
    filedTexts(deps.db, mail.id),
    listInboundFiles(deps.db, mail.id),
  ]);
  const filedAs = await filedAsIn(deps, loaded);
  const refusal = refuseMail(rules, {
    as,
    texts: texts.map(({ itemId }) => filedAs(itemId)),
    files: files.map(({ itemId }) => filedAs(itemId)),
  });
  if (refusal) throw refusal;
}

/** What is known of what was put under an item of this handover. */
export async function filedAsIn(
  deps: ConsoleDeps,
  { items }: Loaded,
): Promise<(itemId: string | null) => FiledAs> {
  const unjudged = await unjudgedAmong(
    deps.db,
    items.map(({ id }) => id),
  );
  return (itemId) => {
    const item = items.find(({ id }) => id === itemId);
    return item?.criticality === 'normal' && unjudged.has(item.id)
      ? 'unjudged'
      : (item?.criticality ?? null);
  };
}

async function readLogged(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { scene, as }: { scene: MailScene; as: 'opened' | 'downloaded' },
): Promise<FastifyReply> {
  const { mail, loaded } = scene;
  const act = { handoverId: loaded.head.handover.id, mailId: mail.id, by: actorOf(request) };
  return orRefused(deps, reply, scene, async () => {
    refuseLeft(scene, as);
    await refuseCritical(deps, scene, as);
    await recordMailRead(deps.db, { ...act, at: loaded.reader.at, as });
    return as === 'opened'
      ? showMail(deps, reply, scene, { opened: await openMail(deps, mail) })
      : handOutMail(deps, reply, mail);
  });
}

/** Does it, and shows the mail again with the sentence when it is refused. */
export async function orRefused(
  deps: ConsoleDeps,
  reply: FastifyReply,
  scene: MailScene,
  act: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return showMail(deps, reply.code(409), scene, { refusal: error.sentence });
  }
}

export async function showMail(
  deps: ConsoleDeps,
  reply: FastifyReply,
  { loaded, mail, here }: MailScene,
  { opened = null, refusal = null }: { opened?: OpenedMail | null; refusal?: string | null },
): Promise<FastifyReply> {
  const { head, base, items } = loaded;
  const [files, texts] = await Promise.all([
    listInboundFiles(deps.db, mail.id),
    filedTexts(deps.db, mail.id),
  ]);
  const title = inboundTitle(mail);
  const open = !isOver(head.handover.stage) && mail.handover_id !== null;
  return reply.page('console/mail-one', {
    section: 'onboardings',
    title: `${title}, ${head.client.name}`,
    heading: title,
    back: { href: `${base}/correspondence`, label: `${head.client.name}, correspondence` },
    here,
    mail,
    mark: inboundMark(mail),
    about:
      mail.about_message_id === null ? null : `${base}/correspondence/${mail.about_message_id}`,
    opened,
    refusal,
    files: namedFiles(files, opened).map((file) => ({
      ...file,
      itemName: file.itemId === null ? null : loaded.names.item(file.itemId),
      itemHref: file.itemId === null ? null : `${base}/items/${file.itemId}`,
      can: open && file.state === 'held',
    })),
    items: items
      .filter((item) => item.state !== 'accepted' && item.state !== 'waived')
      .map((item) => ({ id: item.id, label: `${item.position}. ${item.name}` })),
    pause:
      mail.kind === 'reply' && refuseCommand('pause', positionOf(head.handover)) === null
        ? `${base}/commands/pause`
        : null,
    bounce:
      mail.kind === 'unknown_report' && open
        ? `${base}/commands/change-contact${mail.contact_id === null ? '' : `?contact=${mail.contact_id}`}`
        : null,
    giveUp:
      mail.kind === 'unknown_report' && open && mail.contact_id !== null && !mail.contactBounced
        ? { href: `${here}/bounced`, name: mail.contactName }
        : null,
    texts: texts.map(({ itemId }) => ({
      name: loaded.names.item(itemId),
      href: `${base}/items/${itemId}`,
    })),
    fileText: mail.kind === 'reply' && open && opened !== null ? `${here}/text` : null,
    writer:
      mail.kind === 'reply' && open && mail.contact_id === null
        ? {
            href: `${here}/writer`,
            newContact: `${base}/commands/change-contact`,
            contacts: loaded.contacts.filter((contact) => contact.removed_at === null),
          }
        : null,
    aside: null,
    place: null,
  });
}
