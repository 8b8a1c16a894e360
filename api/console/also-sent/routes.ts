import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readAlsoSent, type SealedPiece } from '../../../db/also-sent';
import { putAside, readLooseFiles } from '../../../db/also-sent-ends';
import { readRevealRules } from '../../../db/reveal-rules';
import { Refusal } from '../../../domain/problem';
import { attachment } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { loadHandover, type Loaded } from '../handover/loaded';
import { handOut } from '../reveal/hand-out';
import { isId } from '../reveal/scene';
import { makeItemOfEntry } from './make-item';
import { openPiece } from '../../../vault/open/also-sent-piece';
import { recordOpening } from './opening';
import { alsoSentPage } from './page';

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}
interface PieceAddress {
  Params: { id: string; piece: string };
}
interface EntryAddress {
  Params: { id: string; piece: string; entry: string; act: 'item' | 'aside' };
}
interface FileAddress {
  Params: { id: string; piece: string; file: string };
}

const page = (request: FastifyRequest): string =>
  `/handovers/${(request.params as { id: string }).id}/also-sent`;
const RECENT = { config: { recentSignIn: page } } as const;

/** What came beside what was asked for: opened with a reason, after the log has it; made an item, or put aside. */
export function registerAlsoSent(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/also-sent', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    return alsoSentPage(deps, reply, loaded, { done: request.query.done });
  });

  app.post<PieceAddress>('/handovers/:id/also-sent/:piece', RECENT, async (request, reply) => {
    const { loaded, piece } = await pieceAt(deps, request);
    return orRefused(deps, reply, loaded, async () => {
      refuseGone(piece);
      const opening = await recordOpening(deps, request, { loaded, piece, again: false });
      if (opening.kind === 'ask') return reply.redirect(opening.url, 303);
      const data = await openPiece(await deps.vault.unlock(request.params.id), piece);
      if (data.kind === 'file') {
        return reply
          .header('content-disposition', attachment(data.name))
          .type('application/octet-stream')
          .send(Buffer.from(data.content, 'base64'));
      }
      const { shownSeconds } = await readRevealRules(deps.db);
      void reply.header('refresh', `${shownSeconds}; url=${page(request)}`);
      const opened = { ...opening, piece: piece.id, entries: data.entries };
      return alsoSentPage(deps, reply, loaded, { opened });
    });
  });

  app.post<FileAddress>(
    '/handovers/:id/also-sent/:piece/files/:file',
    RECENT,
    async (request, reply) => {
      const { loaded, piece } = await pieceAt(deps, request);
      const { id, file } = request.params;
      return orRefused(deps, reply, loaded, async () => {
        refuseGone(piece);
        const opening = await recordOpening(deps, request, { loaded, piece, again: true });
        if (opening.kind === 'ask') return reply.redirect(opening.url, 303);
        const data = await openPiece(await deps.vault.unlock(id), piece);
        const named = data.kind === 'entries' && data.entries.some((entry) => hasFile(entry, file));
        const [found] = named ? await readLooseFiles(deps.db, id, [file]) : [];
        if (!found) throw new NotFound('There is no such file here any more.');
        return handOut(deps, reply, { handoverId: id, file: found });
      });
    },
  );

  app.post<EntryAddress>(
    '/handovers/:id/also-sent/:piece/entries/:entry(^\\d{1,4}$)/:act(^item|aside$)',
    RECENT,
    async (request, reply) => {
      const { loaded, piece } = await pieceAt(deps, request);
      const { id, act } = request.params;
      return orRefused(deps, reply, loaded, async () => {
        const entry = Number(request.params.entry);
        const of = { handoverId: id, piece, entry, by: actorOf(request), at: loaded.reader.at };
        if (act === 'item') await makeItemOfEntry(deps, { ...of, typed: formOf(request) });
        else if (entry < Math.max(1, piece.entries)) await putAside(deps.db, of);
        else throw new NotFound('There is no such entry.');
        return reply.redirect(`${loaded.base}/also-sent?done=also-${act}`, 303);
      });
    },
  );
}

/** Throws NotFound. */
async function pieceAt(
  deps: ConsoleDeps,
  request: FastifyRequest<{ Params: { id: string; piece: string } }>,
): Promise<{ loaded: Loaded; piece: SealedPiece }> {
  const { id, piece: named } = request.params;
  const loaded = await loadHandover(deps, request, id);
  const piece = isId(named) ? await readAlsoSent(deps.db, id, named) : undefined;
  if (!piece) throw new NotFound('Nothing of that kind came here.');
  return { loaded, piece };
}

/** Throws Refusal for one that is sealed no more, or that a virus scanner has locked. */
function refuseGone({ sealed, finding }: SealedPiece): void {
  if (finding === 'infected') {
    throw new Refusal(
      'also_sent_infected',
      'The virus scanner found malicious software in this, so it is locked. Ask whoever sent it for a clean copy.',
    );
  }
  if (sealed.length > 0) return;
  throw new Refusal(
    'also_sent_gone',
    'What this held is not here any more: it left with the client, or was purged.',
  );
}

function hasFile(entry: { files: readonly { id: string }[] }, file: string): boolean {
  return entry.files.some(({ id }) => id === file);
}

async function orRefused(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  act: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return alsoSentPage(deps, reply.code(409), loaded, { refusal: error.sentence });
  }
}
