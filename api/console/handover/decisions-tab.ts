import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  listDecisions,
  readDecision,
  readRefusalFiles,
  readSealedRefusals,
} from '../../../db/decision-pages';
import { recordNotesRead } from '../../../db/reveals';
import { Refusal } from '../../../domain/problem';
import { recordDecision } from '../../intake/record-decision';
import { needingTwo } from '../../intake/needing-two';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { recentAt } from '../../plugins/recent-sign-in';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { fieldsOf, nameOf, openAnswer, type RevealedField } from '../../intake/open-answer';
import type { RevealedFile } from '../reveal/open-item';
import { decisionView } from './decision-view';
import { frameOf } from './frame';
import { loadHandover, type Loaded } from './loaded';

interface AtDecision {
  Params: { id: string; decision: string };
}

/** What they refused, why, what the law says about it, and what a person did: one decision a reason. */
export function registerDecisionsTab(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<{ Params: { id: string } }>('/handovers/:id/decisions', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    return show(deps, reply, loaded, {});
  });

  app.post<AtDecision>(
    '/handovers/:id/decisions/:decision/words',
    recentAt(/\/[^/]+\/words$/),
    async (request, reply) => {
      const loaded = await loadHandover(deps, request, request.params.id);
      const { decision } = request.params;
      const read = await readWords(deps, loaded, { decision, by: actorOf(request) });
      return show(deps, reply, loaded, { words: { decision, ...read } });
    },
  );

  app.post<AtDecision>('/handovers/:id/decisions/:decision', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    const { id, decision } = request.params;
    const form = formOf(request);
    const typed = (name: string): string => form.get(name) ?? '';
    try {
      await recordDecision(deps, {
        handoverId: id,
        decisionId: decision,
        seen: form.has('seen') ? typed('seen').split(',') : null,
        by: actorOf(request),
        given: {
          outcome: typed('outcome'),
          amount: typed('amount'),
          dueOn: typed('due'),
          note: typed('note'),
        },
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply.code(409);
      return show(deps, reply, loaded, { refused: { decision, sentence: error.sentence, typed } });
    }
    return reply.redirect(`${loaded.base}?done=decided`, 303);
  });
}

/** The log is written and committed before anything is opened. What needs a second person stays sealed. */
async function readWords(
  deps: ConsoleDeps,
  loaded: Loaded,
  { decision, by }: { decision: string; by: string },
): Promise<Omit<OpenedWords, 'decision'>> {
  const handoverId = loaded.head.handover.id;
  const line = isId(decision) ? await readDecision(deps.db, handoverId, decision) : undefined;
  if (!line) throw new NotFound('This handover has no such decision.');
  const locked = await needingTwo(deps.db, loaded.items);
  await recordNotesRead(deps.db, { handoverId, decisionId: decision, by, at: loaded.reader.at });
  const opener = await deps.vault.unlock(handoverId);
  const words = new Map<string, RevealedField[]>();
  for (const { itemId, sealed } of await readSealedRefusals(deps.db, decision)) {
    const item = loaded.items.find((one) => one.id === itemId);
    if (item && !locked.has(itemId))
      words.set(itemId, fieldsOf(item, await openAnswer(opener, sealed)));
  }
  const files = new Map<string, RevealedFile[]>();
  for (const { id, itemId, sealedManifest } of await readRefusalFiles(deps.db, decision)) {
    if (locked.has(itemId)) continue;
    const file = { id, ...(await nameOf(opener, sealedManifest)) };
    files.set(itemId, [...(files.get(itemId) ?? []), file]);
  }
  return { byItem: words, files, locked };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

interface OpenedWords {
  decision: string;
  byItem: ReadonlyMap<string, RevealedField[]>;
  files: ReadonlyMap<string, RevealedFile[]>;
  /** Critical items, where a second person has to agree: they are revealed, and not read here. */
  locked: ReadonlySet<string>;
}

export interface DecisionsShown {
  /** What they wrote about the items of one decision, opened just now. */
  words?: OpenedWords;
  refused?: { decision: string; sentence: string; typed: (name: string) => string };
}

async function show(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  shown: DecisionsShown,
): Promise<FastifyReply> {
  const [frame, decisions] = await Promise.all([
    frameOf(deps, loaded, { tab: 'decisions' }),
    listDecisions(deps.db, loaded.head.handover.id),
  ]);
  return reply.page('console/handover-decisions', {
    section: 'onboardings',
    title: `Decisions, ${frame.title}`,
    frame,
    decisions: decisions.map((decision) => decisionView(decision, loaded, shown)),
  });
}
