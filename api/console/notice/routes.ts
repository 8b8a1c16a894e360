import type { FastifyInstance } from 'fastify';
import { addProof, listProofs, readNoticeDossier, recordPosting } from '../../../db/formal-notices';
import { recordDownload } from '../../../db/reveals';
import { Refusal } from '../../../domain/problem';
import { verifyRecipient } from '../../../vault/seal/recipient';
import { prepareFormalNotice } from '../../intake/prepare-notice';
import { readPaper, readPosting } from '../../intake/read-notice';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { recentAt } from '../../plugins/recent-sign-in';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { loadHandover } from '../handover/loaded';
import { handOut } from '../reveal/hand-out';
import { noticePage } from './notice-page';
import { withProof } from './proof-upload';

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}

/** The formal notice on paper: prepared here, signed and posted by people, its proof kept. */
export function registerNotice(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/formal-notice', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    return noticePage(deps, reply, loaded, { done: request.query.done });
  });

  app.post<Address>('/handovers/:id/formal-notice/prepare', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    const { at } = loaded.reader;
    const dossier = await readNoticeDossier(deps.db, loaded.head.handover.id);
    const read = readPaper(formOf(request), dossier, at);
    if (!read.ok) return noticePage(deps, reply.code(422), loaded, read);
    const notice = { dossier, paper: read.value };
    return refusable(
      () => prepareFormalNotice(deps, notice, { by: actorOf(request), at }),
      () => reply.redirect(`${loaded.base}/formal-notice?done=notice-prepared`, 303),
      (sentence) => noticePage(deps, reply.code(409), loaded, { refusal: sentence }),
    );
  });

  app.post<Address>('/handovers/:id/formal-notice/posted', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    const handoverId = loaded.head.handover.id;
    const { at } = loaded.reader;
    const read = readPosting(formOf(request), await readNoticeDossier(deps.db, handoverId), at);
    if (!read.ok) return noticePage(deps, reply.code(422), loaded, read);
    return refusable(
      () => recordPosting(deps.db, { handoverId, by: actorOf(request), at, posting: read.value }),
      () => reply.redirect(`${loaded.base}/formal-notice?done=notice-posted`, 303),
      (sentence) => noticePage(deps, reply.code(409), loaded, { refusal: sentence }),
    );
  });

  app.post<Address>('/handovers/:id/formal-notice/proofs', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    const { id: handoverId, recipient, recipient_signature: signature } = loaded.head.handover;
    const to = verifyRecipient({ handoverId, recipient, signature }, deps.vault.publicKey);
    const act = { handoverId, by: actorOf(request), at: loaded.reader.at };
    return refusable(
      () => withProof(deps, request, to, (file) => addProof(deps.db, { ...act, file })),
      () => reply.redirect(`${loaded.base}/formal-notice?done=proof-added`, 303),
      (sentence) => noticePage(deps, reply.code(409), loaded, { refusal: sentence }),
    );
  });

  app.post<{ Params: { id: string; fileId: string } }>(
    '/handovers/:id/formal-notice/proofs/:fileId',
    recentAt(/\/proofs\/.*$/),
    async (request, reply) => {
      const { id, fileId } = request.params;
      const loaded = await loadHandover(deps, request, id);
      const file = (await listProofs(deps.db, id)).find((proof) => proof.id === fileId);
      if (!file) throw new NotFound('This notice has no such proof of posting.');
      await recordDownload(deps.db, {
        handoverId: id,
        itemId: null,
        fileId,
        by: actorOf(request),
        reason: 'proof of posting',
        at: loaded.reader.at,
      });
      return handOut(deps, reply, { handoverId: id, file });
    },
  );
}

async function refusable<T>(
  act: () => Promise<void>,
  done: () => T,
  refused: (sentence: string) => Promise<T>,
): Promise<T> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error.sentence);
  }
  return done();
}
