import type { FastifyReply } from 'fastify';
import { listExports, type ExportRow } from '../../../db/exports';
import { readTicks } from '../../../db/next-vault';
import { readRevealRules } from '../../../db/reveal-rules';
import {
  EXPORT_FORMATS,
  isExportFormat,
  UNLOCKED,
  type ExportFormat,
} from '../../../domain/hand-off/hand-off-rules';
import { actorInWords } from '../../../templates/pages/console/handover-log-words';
import {
  FORMAT_WORDS,
  remarkCodes,
  remarkSentence,
} from '../../../templates/pages/console/hand-off-words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { needingTwo } from '../../intake/needing-two';
import { frameOf } from '../handover/frame';
import type { Loaded } from '../handover/loaded';
import { looseToHandOff } from './collect-also-sent';
import { toHandOff } from './make-export';

export interface HandOffState {
  by: string;
  refusal?: string;
  done?: string | undefined;
  typed?: URLSearchParams;
  /** Just made: shown now and never again. */
  made?: { format: ExportFormat; passphrase: string | null };
}

/** Everything for the next vault: files made for it, and what has arrived there. */
export async function handOffPage(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  state: HandOffState,
): Promise<FastifyReply> {
  const { handover } = loaded.head;
  const { items } = loaded;
  const [frame, exports, ticks, rules, arrived, accepted, loose] = await Promise.all([
    frameOf(deps, loaded, { tab: 'items', done: state.done }),
    listExports(deps.db, handover.id),
    readTicks(deps.db, handover.id),
    readRevealRules(deps.db),
    toHandOff(deps, handover.id, { items, which: 'arrived' }),
    toHandOff(deps, handover.id, { items, which: 'accepted' }),
    looseToHandOff(deps, handover.id, 'arrived'),
  ]);
  const there = new Map(ticks.map((tick) => [tick.itemId, tick]));
  const locked = await needingTwo(deps.db, arrived);
  return reply.page('console/handover-hand-off', {
    section: 'onboardings',
    title: `Next vault, ${frame.title}`,
    frame,
    refusal: state.refusal ?? null,
    made: state.made !== undefined,
    passphrase: state.made?.passphrase ?? null,
    madeFormat: state.made ? FORMAT_WORDS[state.made.format].label : '',
    formats: EXPORT_FORMATS.map((value, index) => ({
      value,
      ...FORMAT_WORDS[value],
      unlocked: UNLOCKED.includes(value),
      chosen: (state.typed?.get('format') ?? EXPORT_FORMATS[0]) === value,
      first: index === 0,
    })),
    reason: state.typed?.get('reason') ?? '',
    recipient: state.typed?.get('recipient') ?? '',
    onlyAccepted: state.typed?.get('which') === 'accepted',
    arrived: arrived.length,
    any: arrived.length + loose.length > 0,
    alsoSent: loose.length > 0,
    accepted: accepted.length,
    second: (rules.twoPeople && loose.length > 0) || locked.size > 0,
    exports: exports.map((row) => exportView(loaded, row, state.by)),
    checklist: arrived.map((item) => {
      const tick = there.get(item.id);
      return {
        id: item.id,
        position: item.position,
        name: item.name,
        href: `${loaded.base}/items/${item.id}`,
        ticked: tick !== undefined,
        at: tick?.at ?? null,
        by: tick ? actorInWords(tick.by, loaded.names) : '',
      };
    }),
    there: arrived.filter((item) => there.has(item.id)).length,
  });
}

function exportView(loaded: Loaded, row: ExportRow & { items: number }, by: string) {
  const { at } = loaded.reader;
  const here = row.gone_at === null && row.expires_at > at;
  const waits = row.needs_second && row.approved_at === null;
  const who = (actor: string | null): string =>
    actor === null ? '' : actorInWords(actor, loaded.names);
  return {
    id: row.id,
    number: row.number,
    label: isExportFormat(row.format) ? FORMAT_WORDS[row.format].label : row.format,
    items: row.items,
    reason: row.reason,
    madeAt: row.made_at,
    madeBy: who(row.made_by),
    lockedTo: row.locked_to,
    expiresAt: row.expires_at,
    here,
    waits: here && waits,
    fetchable: here && !waits,
    mayApprove: here && waits && row.made_by !== by,
    approvedBy: who(row.approved_by),
    fetchedAt: row.first_downloaded_at,
    remarks: here
      ? remarkCodes(row.remarks).map((code) => ({
          sentence: remarkSentence(code),
          about: aboutItems(row.remarks[code] ?? []),
        }))
      : [],
  };
}

/** By their positions; 0 is what was not asked for. */
function aboutItems(positions: readonly number[]): string {
  const items = positions.filter((position) => position > 0);
  const numbers =
    items.length === 0 ? [] : [`${items.length === 1 ? 'Item' : 'Items'} ${items.join(', ')}`];
  return [...numbers, ...(items.length < positions.length ? ['what was also sent'] : [])].join(
    ' and ',
  );
}
