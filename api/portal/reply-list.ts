import type { ReplyItem } from '../../db/reply-items';
import { groupsWithMostWantedFirst } from '../../templates/item-order';
import type { Speech } from '../../templates/language/portal-answer-words';
import type { PortalWords } from '../../templates/language/portal-words';

/** How an item stands, for its badge: a colour, and always words. */
export interface Standing {
  look: 'open' | 'done' | 'promised' | 'refused' | 'due' | 'settled';
  words: string;
  /** Shown after the words when given. */
  at: Date | null;
  /** A day without an hour. */
  on: Date | null;
}

export interface ListGroup {
  /** Null for what only the reader can release. */
  name: string | null;
  anchor: string;
  answered: number;
  total: number;
  items: readonly (ReplyItem & { standing: Standing })[];
}

const SAVED = { look: 'done', on: null } as const;

/** What the reader sees of an item's state; `at` is the instant of reading. */
export function standingOf({ words }: Speech, item: ReplyItem, at: Date): Standing {
  const said = words.standing;
  const plain = { at: null, on: null };
  switch (item.state) {
    case 'accepted':
      return { look: 'done', words: said.accepted, ...plain };
    case 'waived':
      return { look: 'settled', words: said.waived, ...plain };
    case 'rejected':
      return { look: 'due', words: said.rejected, ...plain };
    case 'outstanding':
      return { look: 'open', words: said.outstanding, ...plain };
    case 'answered':
      return standingAnswer(said, item, at);
  }
}

function standingAnswer(said: PortalWords['standing'], item: ReplyItem, at: Date): Standing {
  const saved = (words: string): Standing => ({ ...SAVED, words, at: item.answeredAt });
  switch (item.answerType) {
    case 'promised': {
      const passed = item.promisedUntil !== null && item.promisedUntil.getTime() < at.getTime();
      const words = passed ? said.promisePassed : said.promised;
      return { look: passed ? 'due' : 'promised', words, at: null, on: item.promisedUntil };
    }
    case 'refused': {
      const words = said.refused[item.refusalReason ?? 'other'];
      return { look: 'refused', words, at: null, on: null };
    }
    case 'never_held':
      return saved(item.ofClient ? said.notWithYou : said.never_held);
    case 'client_has_it':
    case 'transferred':
    case 'handed_over':
      return saved(said[item.answerType]);
    default:
      return saved(said.saved);
  }
}

/** Whether a reader still has something to do here. */
export function isToDo(item: ReplyItem): boolean {
  return item.state === 'outstanding' || item.state === 'rejected';
}

/** Items in the letter's groups and order: what only the reader can release stands ahead of all (item-order.ts). */
export function groupItems(speech: Speech, items: readonly ReplyItem[], at: Date): ListGroup[] {
  return groupsWithMostWantedFirst(items).map(([name, members], index) => {
    const asked = members.filter((item) => item.state !== 'waived');
    return {
      name,
      anchor: `group-${index + 1}`,
      answered: asked.filter((item) => !isToDo(item) && item.answerType !== 'promised').length,
      total: asked.length,
      items: members.map((item) => ({ ...item, standing: standingOf(speech, item, at) })),
    };
  });
}

/** In the order of the page, the next item after this one that has no answer, else the first that has none. */
export function nextToDo(items: readonly ReplyItem[], afterId: string) {
  const ordered = groupsWithMostWantedFirst(items).flatMap(([, members]) => members);
  const here = ordered.findIndex((item) => item.id === afterId);
  const rotated = [...ordered.slice(here + 1), ...ordered.slice(0, Math.max(0, here))];
  return rotated.find(isToDo);
}
