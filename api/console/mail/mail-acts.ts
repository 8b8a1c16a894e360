import type { FastifyInstance } from 'fastify';
import { fileText } from '../../../db/file-text';
import { nameWriter } from '../../../db/place-mail';
import { giveUpAddress } from '../../../drafting/give-up-address';
import { ownText } from '../../../domain/inbound/inbound-view';
import { Refusal } from '../../../domain/problem';
import { fingerprint } from '../../../vault/seal/fingerprint';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { recentAt } from '../../plugins/recent-sign-in';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { isId } from '../reveal/scene';
import { mailScene, orRefused, type MailAddress, type MailScene } from './handover-mail';
import { openMail } from './open-mail';
import { sealedAnswer } from './sealed-answer';

const PATH = '/handovers/:id/mail/:mailId';

/** What a person makes of a mail: an answer, somebody's word, or the proof that an address is dead. */
export function registerMailActs(app: FastifyInstance, deps: ConsoleDeps): void {
  // Only the item is named in the form: the text goes from one seal to the other, and not through a browser again.
  app.post<MailAddress>(`${PATH}/text`, recentAt(/\/text$/), async (request, reply) => {
    const scene = await mailScene(deps, request);
    return orRefused(deps, reply, scene, async () => {
      const itemId = formOf(request).get('item') ?? '';
      if (!isId(itemId)) {
        throw new Refusal('no_such_item', 'Choose the item that this text belongs to.');
      }
      const text = ownText((await openMail(deps, scene.mail)).text);
      if (text === '') throw new Refusal('no_text', 'This mail says nothing of its own.');
      const sealed = await sealedAnswer(deps, request, scene, text);
      const act = actIn(scene, actorOf(request));
      await fileText(deps.db, { ...act, itemId, sealed, fingerprint: fingerprint(sealed) });
      return reply.redirect(scene.here, 303);
    });
  });

  app.post<MailAddress>(`${PATH}/writer`, async (request, reply) => {
    const scene = await mailScene(deps, request);
    return orRefused(deps, reply, scene, async () => {
      const contactId = formOf(request).get('contact') ?? '';
      if (!isId(contactId)) {
        throw new Refusal('no_such_contact', 'Choose the contact who wrote this.');
      }
      await nameWriter(deps.db, { ...actIn(scene, actorOf(request)), contactId });
      return reply.redirect(scene.here, 303);
    });
  });

  app.post<MailAddress>(`${PATH}/bounced`, async (request, reply) => {
    const scene = await mailScene(deps, request);
    return orRefused(deps, reply, scene, async () => {
      await giveUpAddress(deps.db, actIn(scene, actorOf(request)));
      return reply.redirect(scene.here, 303);
    });
  });
}

function actIn({ loaded, mail }: MailScene, by: string) {
  return { handoverId: loaded.head.handover.id, mailId: mail.id, by, at: loaded.reader.at };
}
