import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { removeExport } from '../../../db/export-ends';
import { readExportChunks } from '../../../db/export-chunks';
import { approveExport, recordExportDownload } from '../../../db/exports';
import { setTicks } from '../../../db/next-vault';
import { isExportFormat } from '../../../domain/hand-off/hand-off-rules';
import { Refusal } from '../../../domain/problem';
import { checkReason } from '../../../domain/reveal/reason';
import { isRecipient } from '../../../vault/seal/age';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { loadHandover, type Loaded } from '../handover/loaded';
import { handOut } from '../reveal/hand-out';
import { isId } from '../reveal/scene';
import { handOffPage, type HandOffState } from './hand-off-page';
import { makeExport } from './make-export';

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}
interface ExportAddress {
  Params: { id: string; exportId: string; act: 'fetch' | 'agree' | 'remove' };
}

const page = (request: FastifyRequest): string =>
  `/handovers/${(request.params as { id: string }).id}/hand-off`;
const RECENT = { config: { recentSignIn: true } } as const;
const RECENT_FORM = { config: { recentSignIn: page } } as const;

/** Files for the next vault, and what has arrived in it. Needs `requireSession` on the same scope. */
export function registerHandOff(app: FastifyInstance, deps: ConsoleDeps): void {
  const show = async (
    reply: FastifyReply,
    request: FastifyRequest,
    of: { loaded: Loaded } & Omit<HandOffState, 'by'>,
  ): Promise<FastifyReply> => handOffPage(deps, reply, of.loaded, { ...of, by: actorOf(request) });
  const refused = async (
    reply: FastifyReply,
    request: FastifyRequest,
    of: { loaded: Loaded; error: unknown; typed?: URLSearchParams },
  ): Promise<FastifyReply> => {
    if (!(of.error instanceof Refusal)) throw of.error;
    return show(reply.code(409), request, { ...of, refusal: of.error.sentence });
  };

  app.get<Address>('/handovers/:id/hand-off', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    return show(reply, request, { loaded, done: request.query.done });
  });

  // Shown in the answer to the form, not after a redirect: the passphrase is nowhere to be read again.
  app.post<Address>('/handovers/:id/hand-off', RECENT, async (request, reply) => {
    const { id } = request.params;
    const loaded = await loadHandover(deps, request, id);
    const typed = formOf(request);
    try {
      const format = typed.get('format') ?? '';
      if (!isExportFormat(format)) throw new Refusal('no_format', 'Choose one of the formats.');
      const { passphrase } = await makeExport(deps, {
        handoverId: id,
        by: actorOf(request),
        at: loaded.reader.at,
        format,
        which: typed.get('which') === 'accepted' ? 'accepted' : 'arrived',
        reason: checkReason('other', typed.get('reason') ?? '').words,
        recipient: format === 'age' ? recipientIn(typed) : null,
      });
      const now = await loadHandover(deps, request, id);
      return await show(reply, request, { loaded: now, made: { format, passphrase } });
    } catch (error) {
      return refused(reply, request, { loaded, error, typed });
    }
  });

  app.post<Address>('/handovers/:id/hand-off/arrived', async (request, reply) => {
    const { id } = request.params;
    const loaded = await loadHandover(deps, request, id);
    const form = formOf(request);
    try {
      await setTicks(deps.db, {
        handoverId: id,
        by: actorOf(request),
        at: loaded.reader.at,
        shown: form.getAll('shown').filter(isId),
        ticked: form.getAll('there'),
      });
    } catch (error) {
      return refused(reply, request, { loaded, error });
    }
    return reply.redirect(`${loaded.base}/hand-off?done=next-vault#arrived`, 303);
  });

  app.post<ExportAddress>(
    '/handovers/:id/hand-off/:exportId/:act(^fetch|agree|remove$)',
    RECENT_FORM,
    async (request, reply) => {
      const { id, exportId, act } = request.params;
      if (!isId(exportId)) throw new NotFound('There is no such file.');
      const loaded = await loadHandover(deps, request, id);
      const of = { handoverId: id, exportId, by: actorOf(request), at: loaded.reader.at };
      try {
        if (act === 'fetch') {
          const row = await recordExportDownload(deps.db, of);
          return await handOut(deps, reply, {
            handoverId: id,
            file: { ...row, receivedAt: row.made_at, sealedManifest: row.sealed_manifest },
            chunks: readExportChunks(deps.db, row),
          });
        }
        await (act === 'agree' ? approveExport(deps.db, of) : removeExport(deps.db, of));
      } catch (error) {
        return refused(reply, request, { loaded, error });
      }
      const done = act === 'agree' ? 'export-agreed' : 'export-removed';
      return reply.redirect(`${loaded.base}/hand-off?done=${done}`, 303);
    },
  );
}

/** The next vault's own age key; null when a passphrase is wanted. Throws Refusal. */
function recipientIn(form: URLSearchParams): string | null {
  const typed = (form.get('recipient') ?? '').trim();
  if (typed === '') return null;
  if (isRecipient(typed)) return typed;
  throw new Refusal(
    'not_a_recipient',
    'A public age key has 62 characters and begins with age1. Leave it empty for a passphrase.',
  );
}
