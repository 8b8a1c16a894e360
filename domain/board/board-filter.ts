import { STAGES, type Stage } from '../handover/stage';

/** What the board can be narrowed to: its tiles and chips, by the name in its address. */
export const BOARD_SHOWS = [
  'all',
  'stalled',
  'due-soon',
  'on-schedule',
  'authority',
  'requested',
  'resets',
  'closed',
  'cancelled',
] as const;
export type BoardShow = (typeof BOARD_SHOWS)[number];

export interface BoardFilter {
  show: BoardShow;
  /** Only those whose account manager has this address. */
  manager: string | null;
  /** Part of the client's or previous MSP's name, or of the number; empty for all. */
  search: string;
}

/** "Soon" is within seven days, in milliseconds: what a person still can do something about this week. */
export const DUE_SOON = 7 * 86_400_000;

const MOST_SEARCH = 100;

export function isBoardShow(text: string): text is BoardShow {
  return BOARD_SHOWS.some((show) => show === text);
}

/** The one stage that a filter means; null when it is about something else. */
export function stageOf(show: BoardShow): Stage | null {
  return STAGES.find((stage) => stage === show) ?? null;
}

/** The filter in an address; whatever it does not know shows everything. */
export function readBoardFilter(query: URLSearchParams, me: string): BoardFilter {
  const show = query.get('show') ?? 'all';
  return {
    show: isBoardShow(show) ? show : 'all',
    manager: query.get('mine') === '1' ? me : null,
    // PostgreSQL has no text with a NUL in it, and nobody's name has any other control character.
    search: (query.get('q') ?? '')
      .replaceAll(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, MOST_SEARCH),
  };
}

/** The address of the board with this filter, `change` applied. */
export function boardAddress(filter: BoardFilter, change: Partial<BoardFilter> = {}): string {
  const { show, manager, search } = { ...filter, ...change };
  const query = new URLSearchParams();
  if (show !== 'all') query.set('show', show);
  if (manager !== null) query.set('mine', '1');
  if (search !== '') query.set('q', search);
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}
