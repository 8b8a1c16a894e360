import { hostOf } from '../entries/address';
import type { Entry } from '../entries/entry';
import { EMPTY_WORDS } from './empty-words';
import { SYNONYMS } from './synonyms';
import { SYNONYMS_ABROAD } from './synonyms-abroad';

/** What the matcher has to know of an item that is asked for. */
export interface MatchedItem {
  id: string;
  name: string;
  /** The same name in other languages that exports may be in. */
  alsoCalled?: readonly string[];
  catalogueNumber: number | null;
}

/** Why an entry was put to an item, for people to see. */
export type MatchedBy = 'list' | 'name' | 'words' | 'host' | 'login';

export interface Match {
  /** Null: it is no item's, and goes along as “also sent”. */
  itemId: string | null;
  by: MatchedBy | null;
}

const ENOUGH = 40;
const WEIGHTS: Readonly<Record<MatchedBy, number>> = {
  list: 1_000,
  name: 90,
  host: 60,
  login: 55,
  words: 45,
};
/** In small letters, signs for blanks: as two people would write the same name. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function words(text: string): string[] {
  return plain(text)
    .split(' ')
    .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word));
}

interface Prepared {
  item: MatchedItem;
  /** In each language. */
  names: readonly { whole: string; words: string[] }[];
  phrases: string[];
  hosts: readonly string[];
}

function prepared(item: MatchedItem): Prepared {
  const synonym = item.catalogueNumber === null ? undefined : SYNONYMS[item.catalogueNumber];
  const abroad = SYNONYMS_ABROAD[item.catalogueNumber ?? 0] ?? '';
  return {
    item,
    names: [item.name, ...(item.alsoCalled ?? [])].map((name) => ({
      whole: plain(name),
      words: words(name),
    })),
    phrases: [...(synonym?.words ?? []), ...abroad.split(',')].map(plain).filter(Boolean),
    hosts: synonym?.hosts ?? [],
  };
}

/**
 * Proposes for each entry which asked item it answers: by its name, the words and hosts that people file such things
 * by, and the login in an account's name. Several entries may be one item's (five switches). A proposal only:
 * people see it, and change it, before anything is sent. `itemIds` is what our own list says.
 */
export function matchEntries(
  items: readonly MatchedItem[],
  entries: readonly Entry[],
  itemIds: readonly (string | null)[] = [],
): Match[] {
  const all = items.map(prepared);
  return entries.map((entry, index) => {
    const named = itemIds[index] ?? null;
    if (named !== null && items.some(({ id }) => id === named))
      return { itemId: named, by: 'list' };
    const seen = seenOf(entry);
    let best: { itemId: string; by: MatchedBy; score: number } | null = null;
    for (const one of all) {
      const found = scored(one, seen);
      if (found && found.score >= ENOUGH && found.score > (best?.score ?? 0)) {
        best = { itemId: one.item.id, ...found };
      }
    }
    return best ? { itemId: best.itemId, by: best.by } : { itemId: null, by: null };
  });
}

interface Seen {
  title: string;
  words: Set<string>;
  /** Title, groups and where it is, with a blank at both ends, to find whole phrases in. */
  text: string;
  hosts: string[];
  user: string;
}

function seenOf(entry: Entry): Seen {
  const hosts = entry.addresses.flatMap((address) => hostOf(address) ?? []);
  return {
    title: plain(entry.title),
    words: new Set(words(entry.title)),
    text: ` ${plain(entry.title)} `,
    hosts,
    user: entry.user.trim().toLowerCase(),
  };
}

/** By how much an entry's title says more than one word of a name; nothing in common is -Infinity. */
function likeness(name: Prepared['names'][number], seen: Seen): number {
  if (seen.title !== '' && seen.title === name.whole) return 10;
  const shared = name.words.filter((word) => seen.words.has(word)).length;
  // All of the shorter name's words are in the other.
  const shorter = Math.min(name.words.length, seen.words.size);
  return shared > 0 && shared === shorter
    ? shared - Math.abs(name.words.length - seen.words.size) * 12
    : -Infinity;
}

function scored(one: Prepared, seen: Seen): { by: MatchedBy; score: number } | null {
  const candidates: { by: MatchedBy; score: number }[] = [];
  const add = (by: MatchedBy, more = 0): void => {
    candidates.push({ by, score: WEIGHTS[by] + more });
  };
  const byName = Math.max(...one.names.map((name) => likeness(name, seen)));
  if (byName > -Infinity) add('name', byName);
  const phrase = one.phrases.filter((text) => seen.text.includes(` ${text} `));
  if (phrase.length > 0) add('words', Math.max(...phrase.map((text) => text.length)));
  if (
    seen.hosts.some((host) =>
      one.hosts.some((known) => host === known || host.endsWith(`.${known}`)),
    )
  ) {
    add('host');
  }
  const itemText = one.item.name.toLowerCase();
  // An account that somebody listed is named by its login; in the catalogue's names “admin” and “root” are nobody's.
  const isListed = one.item.catalogueNumber === null;
  if (isListed && seen.user.length > 3 && itemText.includes(seen.user)) add('login', 20);
  const named = seen.hosts.find(
    (host) => host.length > 3 && itemText.includes(host.replace(/^www\./, '')),
  );
  if (named !== undefined) add('host', 10);
  const best = candidates.sort((a, b) => b.score - a.score)[0];
  return best ? { by: best.by, score: best.score + 2 * (candidates.length - 1) } : null;
}
