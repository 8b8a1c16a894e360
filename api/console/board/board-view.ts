import type { BoardLine, BoardPage } from '../../../db/board';
import type { BoardCounts } from '../../../db/board-counts';
import type { BoardMoment } from '../../../db/board-timelines';
import { boardAddress, type BoardFilter, type BoardShow } from '../../../domain/board/board-filter';
import { writePlace } from '../../../domain/board/board-place';
import {
  progressInWords,
  progressView,
  type ProgressView,
} from '../../../templates/pages/progress';
import type { Reader } from '../../../templates/pages/when';
import { wordFor } from '../../../templates/pages/words';
import { lineNext, type LineNext } from './line-next';
import { lineTimeline, type LineTimeline } from './line-timeline';

export interface LineView {
  href: string;
  clientName: string;
  previousMspName: string;
  /** Asked on the portal, and waiting for an answer of ours. */
  questions: number;
  number: string;
  stage: string;
  stalled: boolean;
  lastActivityAt: Date;
  timeline: LineTimeline;
  progress: ProgressView;
  /** `22 of 40, 3 promised` */
  progressWords: string;
  next: LineNext;
}

interface Link {
  label: string;
  href: string;
  current: boolean;
  count: number | null;
}

export interface BoardView {
  tiles: { count: number; label: string; href: string; red: boolean }[];
  chips: Link[];
  lines: LineView[];
  filter: BoardFilter;
  previousHref: string | null;
  nextHref: string | null;
  everythingHref: string | null;
}

/** Everything that the board shows, in words and numbers. */
export function boardView(
  facts: {
    filter: BoardFilter;
    me: string;
    page: BoardPage;
    counts: BoardCounts;
    moments: ReadonlyMap<string, BoardMoment[]>;
  },
  reader: Reader,
): BoardView {
  const { filter, page, counts } = facts;
  const href = boardAddress(filter);
  const paged = (name: string, line: BoardLine | undefined): string | null =>
    line
      ? `${href}${href.includes('?') ? '&' : '?'}${name}=${writePlace({ calm: line.calm, at: line.placedAt, id: line.id })}`
      : null;
  return {
    filter,
    tiles: tilesOf(counts),
    chips: chipsOf(filter, counts, facts.me),
    lines: page.lines.map((line) => lineView(line, facts.moments.get(line.id) ?? [], reader)),
    previousHref: page.hasBefore ? paged('before', page.lines[0]) : null,
    nextHref: page.hasAfter ? paged('after', page.lines.at(-1)) : null,
    everythingHref: href === '/' ? null : '/',
  };
}

function lineView(line: BoardLine, moments: readonly BoardMoment[], reader: Reader): LineView {
  const progress = {
    total: line.total,
    answered: line.answered,
    promised: line.promised,
    refused: line.refused,
  };
  return {
    href: `/handovers/${line.id}`,
    clientName: line.clientName,
    previousMspName: line.previousMspName,
    questions: line.questionsOpen,
    number: line.number,
    stage: line.stage,
    stalled: line.stalledReason !== null,
    lastActivityAt: line.lastActivityAt,
    timeline: lineTimeline(line, moments, reader),
    progress: progressView(progress),
    progressWords: progressInWords(progress).replace(' answered', ''),
    next: lineNext(line, moments),
  };
}

function tilesOf(counts: BoardCounts): BoardView['tiles'] {
  const overdue = counts.tasksOverdue > 0 ? `, ${counts.tasksOverdue} overdue` : '';
  const standby = counts.tasksStandby > 0 ? `, and ${counts.tasksStandby} on stand-by` : '';
  const to = (show: BoardShow): string => boardAddress({ show, manager: null, search: '' });
  return [
    {
      count: counts.stalled,
      label: 'stalled, need a person',
      href: to('stalled'),
      red: counts.stalled > 0,
    },
    {
      count: counts.dueSoon,
      label: 'reach their deadline within a week',
      href: to('due-soon'),
      red: false,
    },
    {
      count: counts.onSchedule,
      label: 'being chased, on schedule',
      href: to('on-schedule'),
      red: false,
    },
    {
      count: counts.tasksOpen,
      label: `reset tasks open${overdue}${standby}`,
      href: '/tasks',
      red: false,
    },
  ];
}

const COUNT_OF: Partial<Record<BoardShow, keyof BoardCounts>> = {
  all: 'open',
  stalled: 'stalled',
  'due-soon': 'dueSoon',
  'on-schedule': 'onSchedule',
  authority: 'authority',
  requested: 'requested',
  resets: 'resets',
};
const CHIPS: readonly BoardShow[] = ['all', 'authority', 'requested', 'resets', 'closed'];
const LABELS: Partial<Record<BoardShow, string>> = {
  all: 'All',
  'due-soon': 'Deadline within a week',
  'on-schedule': 'On schedule',
};

function chipsOf(filter: BoardFilter, counts: BoardCounts, me: string): Link[] {
  // What a tile leads to has a chip for as long as it is shown.
  const shows = CHIPS.includes(filter.show) ? CHIPS : [...CHIPS, filter.show];
  const chips = shows.map((show) => {
    const counted = COUNT_OF[show];
    return {
      label: LABELS[show] ?? (show === 'stalled' ? 'Stalled' : wordFor('stage', show)),
      href: boardAddress(filter, { show }),
      current: filter.show === show,
      count: counted ? Number(counts[counted]) : null,
    };
  });
  const mine = filter.manager !== null;
  const manager = mine ? null : me;
  return [
    ...chips,
    { label: 'Mine', href: boardAddress(filter, { manager }), current: mine, count: counts.mine },
  ];
}
