import type { ReplyItem } from '../../db/reply-items';
import type { RefusalReason } from '../../domain/items/answer';

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
  name: string;
  anchor: string;
  answered: number;
  total: number;
  items: readonly (ReplyItem & { standing: Standing })[];
}

const REFUSED: Readonly<Record<RefusalReason, string>> = {
  unpaid_invoice: 'you can’t: unpaid invoice',
  contract: 'you can’t: contract',
  legal: 'you can’t: legal reasons',
  policy: 'you can’t: your policy',
  other: 'you can’t, for now',
};

const SAVED = { look: 'done', on: null } as const;

/** What the reader sees of an item's state; `at` is the instant of reading. */
export function standingOf(item: ReplyItem, at: Date): Standing {
  if (item.state === 'accepted') {
    return { look: 'done', words: 'accepted, thank you', at: null, on: null };
  }
  if (item.state === 'waived') {
    return { look: 'settled', words: 'no longer needed', at: null, on: null };
  }
  if (item.state === 'rejected') {
    return { look: 'due', words: 'please send again', at: null, on: null };
  }
  if (item.state === 'outstanding') return { look: 'open', words: 'to do', at: null, on: null };
  const saved = item.answeredAt;
  switch (item.answerType) {
    case 'promised':
      return item.promisedUntil !== null && item.promisedUntil.getTime() < at.getTime()
        ? { look: 'due', words: 'was promised for', at: null, on: item.promisedUntil }
        : { look: 'promised', words: 'promised for', at: null, on: item.promisedUntil };
    case 'refused':
      return { look: 'refused', words: REFUSED[item.refusalReason ?? 'other'], at: null, on: null };
    case 'never_held':
      return {
        ...SAVED,
        words: item.ofClient ? 'not with you, saved' : 'never held, saved',
        at: saved,
      };
    case 'client_has_it':
      return { ...SAVED, words: 'the client has it, saved', at: saved };
    case 'transferred':
      return { ...SAVED, words: 'transferred, saved', at: saved };
    case 'handed_over':
      return { ...SAVED, words: 'handed over, saved', at: saved };
    default:
      return { ...SAVED, words: 'saved', at: saved };
  }
}

/** Whether a reader still has something to do here. */
export function isToDo(item: ReplyItem): boolean {
  return item.state === 'outstanding' || item.state === 'rejected';
}

/**
 * Items in groups, as the letter has them; in each, what only the reader can release comes first, then what is
 * critical, then the letter's order.
 */
export function groupItems(items: readonly ReplyItem[], at: Date): ListGroup[] {
  const groups = new Map<string, ReplyItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([name, members], index) => {
    const asked = members.filter((item) => item.state !== 'waived');
    return {
      name,
      anchor: `group-${index + 1}`,
      answered: asked.filter((item) => !isToDo(item) && item.answerType !== 'promised').length,
      total: asked.length,
      items: members
        .toSorted((a, b) => weight(a) - weight(b) || a.position - b.position)
        .map((item) => ({ ...item, standing: standingOf(item, at) })),
    };
  });
}

function weight(item: ReplyItem): number {
  if (item.onlyTheyCanRelease) return item.criticality === 'critical' ? 0 : 1;
  return item.criticality === 'critical' ? 2 : 3;
}

/** In the order of the page, the next item after this one that has no answer, else the first that has none. */
export function nextToDo(items: readonly ReplyItem[], afterId: string, at: Date) {
  const ordered = groupItems(items, at).flatMap((group) => group.items);
  const here = ordered.findIndex((item) => item.id === afterId);
  const rotated = [...ordered.slice(here + 1), ...ordered.slice(0, Math.max(0, here))];
  return rotated.find(isToDo);
}
