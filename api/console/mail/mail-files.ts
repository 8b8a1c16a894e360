import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fileAttachment } from '../../../db/file-attachment';
import { dismissAttachment, type AttachmentAct } from '../../../db/inbound-acts';
import { listInboundFiles } from '../../../db/inbound-read';
import { readRevealRules } from '../../../db/reveal-rules';
import { recordDownload } from '../../../db/reveals';
import { Refusal } from '../../../domain/problem';
import { refuseMailFile } from '../../../domain/reveal/mail-rules';
import { fingerprint } from '../../../vault/seal/fingerprint';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { recentAt } from '../../plugins/recent-sign-in';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { handOut } from '../reveal/hand-out';
import { isId } from '../reveal/scene';
import { filedAsIn, mailScene, orRefused, type MailScene } from './handover-mail';
import { sealedAnswer } from './sealed-answer';

interface FileAddress {
  Params: { id: string; mailId: string; number: string };
}
type FileRequest = FastifyRequest<FileAddress>;

const MOST_REASON = 300;
const NO_FILE = 'No such file came with this mail.';
const PATH = '/handovers/:id/mail/:mailId/files/:number';

/** The files that came with a mail: handed out, put under an item, or left aside with a reason. */
export function registerMailFiles(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post<FileAddress>(PATH, recentAt(/\/files\/\d+$/), async (request, reply) => {
    const scene = await mailScene(deps, request);
    return orRefused(deps, reply, scene, () => download(deps, request, reply, scene));
  });

  app.post<FileAddress>(`${PATH}/file`, async (request, reply) => {
    const scene = await mailScene(deps, request);
    return orRefused(deps, reply, scene, async () => {
      const itemId = formOf(request).get('item') ?? '';
      if (!isId(itemId)) {
        throw new Refusal('no_such_item', 'Choose the item that this file belongs to.');
      }
      const sealed = await sealedAnswer(deps, request, scene, null);
      const act = actOf(request, scene);
      await fileAttachment(deps.db, { ...act, itemId, sealed, fingerprint: fingerprint(sealed) });
      return reply.redirect(scene.here, 303);
    });
  });

  app.post<FileAddress>(`${PATH}/dismiss`, async (request, reply) => {
    const scene = await mailScene(deps, request);
    return orRefused(deps, reply, scene, async () => {
      await dismissAttachment(deps.db, { ...actOf(request, scene), reason: reasonIn(request) });
      return reply.redirect(scene.here, 303);
    });
  });
}

/** Why, in a person's words. Throws Refusal when there are none, or too many. */
export function reasonIn(request: FastifyRequest): string {
  const reason = (formOf(request).get('reason') ?? '').trim();
  if (reason === '') throw new Refusal('reason_missing', 'Say why. It is kept in the log.');
  if (reason.length > MOST_REASON) {
    throw new Refusal('reason_too_long', `Keep the reason under ${MOST_REASON} characters.`);
  }
  return reason;
}

function actOf(request: FileRequest, { loaded, mail }: MailScene): AttachmentAct {
  if (!/^\d{1,3}$/.test(request.params.number)) throw new NotFound(NO_FILE);
  return {
    handoverId: loaded.head.handover.id,
    mailId: mail.id,
    number: Number(request.params.number),
    by: actorOf(request),
    at: loaded.reader.at,
  };
}

async function download(
  deps: ConsoleDeps,
  request: FileRequest,
  reply: FastifyReply,
  scene: MailScene,
): Promise<FastifyReply> {
  const { handoverId, number, by, at } = actOf(request, scene);
  const files = await listInboundFiles(deps.db, scene.mail.id);
  const line = files.find((one) => one.number === number);
  if (!line) throw new NotFound(NO_FILE);
  if (line.left) throw new Refusal('left_with_client', 'This file left with the client.');
  const reason = 'came by mail';
  const { file, itemId } = line;
  const filedAs = await filedAsIn(deps, scene.loaded);
  const refusal = refuseMailFile(await readRevealRules(deps.db), filedAs(itemId));
  if (refusal) throw refusal;
  await recordDownload(deps.db, { handoverId, itemId, fileId: file.id, by, reason, at });
  return handOut(deps, reply, { handoverId, file });
}
