import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { listAlsoSent, readAlsoSent, recordAlsoSentOpened } from '../../../db/also-sent';
import { readRevealRules } from '../../../db/reveal-rules';
import { Refusal } from '../../../domain/problem';
import { checkReason } from '../../../domain/reveal/reason';
import { CannotOpen } from '../../../vault/open/open';
import { attachment } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { frameOf } from '../handover/frame';
import { loadHandover, type Loaded } from '../handover/loaded';
import { isId } from '../reveal/scene';

interface Address {
  Params: { id: string };
}
interface PieceAddress {
  Params: { id: string; piece: string };
}

/** What a browser sealed came from outside: parsed, not trusted. */
const entrySchema = z.object({
  folder: z.array(z.string()),
  title: z.string(),
  user: z.string(),
  password: z.string(),
  addresses: z.array(z.string()),
  factor: z.string(),
  notes: z.string(),
  more: z.array(z.object({ name: z.string(), value: z.string(), secret: z.boolean() })),
});
const pieceSchema = z.discriminatedUnion('kind', [
  z.object({ version: z.literal(1), kind: z.literal('entries'), entries: z.array(entrySchema) }),
  z.object({
    version: z.literal(1),
    kind: z.literal('file'),
    name: z.string(),
    content: z.base64(),
  }),
]);
type SentEntry = z.output<typeof entrySchema>;

const page = (request: FastifyRequest): string =>
  `/handovers/${(request.params as { id: string }).id}/also-sent`;

/** What came beside what was asked for: opened with a reason, after the log has it, and shown for seconds. */
export function registerAlsoSent(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/also-sent', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    return show(deps, reply, loaded, {});
  });

  app.post<PieceAddress>(
    '/handovers/:id/also-sent/:piece',
    { config: { recentSignIn: page } },
    async (request, reply) => {
      const { id, piece } = request.params;
      const loaded = await loadHandover(deps, request, id);
      const row = isId(piece) ? await readAlsoSent(deps.db, id, piece) : undefined;
      if (!row) throw new NotFound('Nothing of that kind came here.');
      try {
        const reason = checkReason('other', formOf(request).get('reason') ?? '').words;
        const act = { handoverId: id, id: piece, by: actorOf(request), at: loaded.reader.at };
        await recordAlsoSentOpened(deps.db, { ...act, reason });
        const opened = pieceSchema.safeParse(await deps.vault.openValue(id, row.sealed));
        if (!opened.success) throw new CannotOpen();
        const { data } = opened;
        if (data.kind === 'file') {
          return await reply
            .header('content-disposition', attachment(data.name))
            .type('application/octet-stream')
            .send(Buffer.from(data.content, 'base64'));
        }
        const { shownSeconds } = await readRevealRules(deps.db);
        void reply.header('refresh', `${shownSeconds}; url=${page(request)}`);
        return await show(deps, reply, loaded, { entries: data.entries });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return show(deps, reply.code(409), loaded, { refusal: error.sentence });
      }
    },
  );
}

async function show(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  state: { entries?: SentEntry[]; refusal?: string },
): Promise<FastifyReply> {
  const [frame, pieces] = await Promise.all([
    frameOf(deps, loaded, { tab: 'items' }),
    listAlsoSent(deps.db, loaded.head.handover.id),
  ]);
  return reply.page('console/handover-also-sent', {
    section: 'onboardings',
    title: `Also sent, ${frame.title}`,
    frame,
    refusal: state.refusal ?? null,
    pieces: pieces.map((piece) => ({
      id: piece.id,
      at: piece.at,
      by: loaded.names.contact(piece.contactId) ?? 'a contact',
      entries: piece.entries,
      isFile: piece.kind === 'file',
    })),
    opened: (state.entries ?? []).map((entry) => ({
      title: entry.title,
      folder: entry.folder.join(' / '),
      fields: fieldsOf(entry),
    })),
  });
}

function fieldsOf(entry: SentEntry): { label: string; value: string }[] {
  return [
    { label: 'User', value: entry.user },
    { label: 'Password', value: entry.password },
    ...entry.addresses.map((value) => ({ label: 'Address', value })),
    { label: 'Second factor', value: entry.factor },
    ...entry.more.map(({ name, value }) => ({ label: name, value })),
    { label: 'Notes', value: entry.notes },
  ].filter(({ value }) => value !== '');
}
