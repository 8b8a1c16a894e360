import type { FastifyReply } from 'fastify';
import { listAlsoSent, type AlsoSent } from '../../../db/also-sent';
import { listEnds } from '../../../db/also-sent-ends';
import { uselessPieces } from '../../../db/other-arrivals';
import type { Queries } from '../../../db/pool';
import { readAskedAgain, readSender } from '../../../db/send-again';
import { NEW_ITEM_KINDS } from '../../../domain/import/item-of-entry';
import { OTHERS_WORDS } from '../../../templates/language/others-mail';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { frameOf } from '../handover/frame';
import type { Loaded } from '../handover/loaded';
import type { SentEntry } from '../../../vault/open/also-sent-piece';
import { fieldsOf } from './entry-fields';

export interface AlsoSentState {
  /** A piece that was just opened, with the reason that is in the log, and the look that a second person agreed to. */
  opened?: { piece: string; reason: string; look: string | null; entries: readonly SentEntry[] };
  refusal?: string;
  done?: string | undefined;
}

/** What came beside what was asked for, and what of it is still to be dealt with. */
export async function alsoSentPage(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  state: AlsoSentState,
): Promise<FastifyReply> {
  const { id } = loaded.head.handover;
  const [frame, pieces, ends, useless] = await Promise.all([
    frameOf(deps, loaded, { tab: 'items', done: state.done }),
    listAlsoSent(deps.db, id),
    listEnds(deps.db, id),
    uselessPieces(deps.db, id),
  ]);
  const lost = pieces.filter((piece) => useless.some(({ id: one }) => one === piece.id));
  const asked = await askedOf(deps.db, lost);
  const { opened } = state;
  const endOf = (piece: string, entry: number) =>
    ends.find((end) => end.piece_id === piece && end.entry === entry);
  return reply.page('console/handover-also-sent', {
    section: 'onboardings',
    title: `Also sent, ${frame.title}`,
    frame,
    refusal: state.refusal ?? null,
    groups: [...new Set(loaded.items.map((item) => item.group_name))],
    kinds: NEW_ITEM_KINDS,
    pieces: pieces.map((piece) => {
      const done = ends.filter((end) => end.piece_id === piece.id).length;
      const finding = useless.find(({ id: one }) => one === piece.id)?.finding ?? null;
      const all = piece.kind === 'file' ? 1 : piece.entries;
      return {
        id: piece.id,
        at: piece.at,
        by: loaded.names.contact(piece.contactId) ?? 'a contact',
        entries: piece.entries,
        files: piece.files,
        isFile: piece.kind === 'file',
        left: Math.max(0, all - done),
        settled: done >= all,
        useless: finding && OTHERS_WORDS['en-GB'].why[finding],
        asked: asked.get(piece.id) ?? null,
      };
    }),
    opened:
      opened?.entries.map((entry, index) => {
        const end = endOf(opened.piece, index);
        const item = loaded.items.find((one) => one.id === end?.item_id);
        return {
          piece: opened.piece,
          index,
          reason: opened.reason,
          look: opened.look,
          title: entry.title,
          folder: entry.folder.join(' / '),
          fields: fieldsOf(entry),
          files: entry.files,
          settled: end !== undefined,
          item: item && {
            href: `${loaded.base}/items/${item.id}`,
            name: `${item.position}. ${item.name}`,
          },
        };
      }) ?? [],
  });
}

/** What became of asking for what can be of no use: its sender was told, or will be, cannot be, or has sent it anew. */
async function askedOf(
  queries: Queries,
  lost: readonly AlsoSent[],
): Promise<ReadonlyMap<string, 'told' | 'soon' | 'untold' | 'anew'>> {
  const asked = new Map<string, 'told' | 'soon' | 'untold' | 'anew'>();
  for (const contactId of new Set(lost.map((piece) => piece.contactId))) {
    const sender = await readSender(queries, contactId);
    const wanted = await readAskedAgain(queries, contactId);
    for (const { id } of lost.filter((piece) => piece.contactId === contactId)) {
      const one = wanted.find((row) => row.id === id);
      const reached = sender?.reachable === true;
      asked.set(id, !one ? 'anew' : !reached ? 'untold' : one.told ? 'told' : 'soon');
    }
  }
  return asked;
}
