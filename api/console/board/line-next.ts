import type { BoardLine } from '../../../db/board';
import type { BoardMoment } from '../../../db/board-timelines';
import { isCompanion } from '../../../domain/chase/whose-step';
import { boardButton, boardDetail } from '../../../templates/pages/console/board-words';
import { wordFor } from '../../../templates/pages/words';

/** What happens next with a handover, or what has to. */
export interface LineNext {
  title: string;
  /** Half a sentence, before the instant; empty for none. */
  detail: string;
  at: Date | null;
  /** Said before `at`: "since", or nothing for what is to come. */
  since: boolean;
  /** The zone of a message's recipient, in whose morning it goes out. */
  zone: string | null;
  button: { label: string; href: string } | null;
}

const QUIET = { detail: '', since: false, zone: null, button: null } as const;

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function stalled(line: BoardLine, reason: NonNullable<BoardLine['stalledReason']>): LineNext {
  const { label, page } = boardButton(reason);
  const why = reason === 'refused' && line.refusalReason;
  return {
    title: wordFor('stalled', reason) + (why ? `: ${wordFor('refusal', why)}` : ''),
    detail: reason === 'refused' ? counted(line.refused, 'item', 'items') : boardDetail(reason),
    at: line.stalledSince,
    since: true,
    zone: null,
    button: { label, href: `/handovers/${line.id}${page}` },
  };
}

function tasksInWords({ tasksOpen: open, tasksStandby: standby }: BoardLine): string | null {
  if (open > 0) return counted(open, 'reset task open', 'reset tasks open');
  return standby > 0 ? counted(standby, 'reset task on stand-by', 'reset tasks on stand-by') : null;
}

/** The end, a pause, the reason it stands still, or the next planned step: the first that holds. */
export function lineNext(line: BoardLine, moments: readonly BoardMoment[]): LineNext {
  if (line.closedAt) return { ...QUIET, title: 'Closed', at: line.closedAt };
  if (line.cancelledAt) return { ...QUIET, title: 'Cancelled', at: line.cancelledAt };
  if (line.pausedAt) return { ...QUIET, title: 'Paused', at: line.pausedAt, since: true };
  if (line.stalledReason) return stalled(line, line.stalledReason);
  const step = moments.find(({ key, state }) => key === line.nextStepKey && state === 'planned');
  const tasks = line.stage === 'resets' ? tasksInWords(line) : null;
  // Only a key that the worker is still to write has no row; a number at its end says which reminder it is.
  const name = wordFor('step', step?.template ?? line.nextStepKey?.replace(/-\d+$/, '') ?? '');
  if (line.nextStepKey !== null && line.nextStepAt !== null) {
    return {
      ...QUIET,
      title: tasks ?? name,
      detail: tasks ? name : '',
      at: line.nextStepAt,
      zone:
        line.stage === 'authority' || isCompanion(line.nextStepKey)
          ? line.clientZone
          : line.timeZone,
    };
  }
  return { ...QUIET, title: tasks ?? 'Waiting for the worker', at: null };
}
