import type { Entry } from '../../domain/entries/entry';
import { matchEntries, type Match } from '../../domain/import/match-entries';
import type { Lost } from '../../formats/read/reading';
import { make, type Place } from './place';
import { sendAll } from './send-all';

const ALSO = 'also';
const LEAVE = 'leave';

/** What answers what: proposed, and changed by its sender, before anything is sent. Secrets are not shown. */
export function showMatches(
  place: Place,
  stage: HTMLElement,
  read: { entries: Entry[]; itemIds?: (string | null)[]; lost: Lost[] },
): void {
  const { say, items, tell } = place;
  const { entries, lost } = read;
  const matches = matchEntries(items, entries, read.itemIds);
  const rows = entries.map((entry, at) => rowOf(place, entry, matches[at], at));
  const matched = matches.filter(({ itemId }) => itemId !== null).length;
  tell(say('found', { n: entries.length, matched }));
  const what = [...new Set(lost)].map((one) => say(`losses.${one}`)).join(', ');
  const head = [say('entry'), say('goesTo')].map((text) => {
    const cell = make('th', { text });
    cell.scope = 'col';
    return cell;
  });
  const button = make('button', { text: say('send'), class: 'primary' });
  button.addEventListener('click', () => {
    const chosen = rows.map(({ select }) => select.value);
    void sendAll(place, stage, {
      button,
      answers: items.flatMap((item) => {
        const own = entries.filter((_, at) => chosen[at] === item.id);
        return own.length === 0 ? [] : [{ item, entries: own }];
      }),
      also: entries.filter((_, at) => chosen[at] === ALSO),
    });
  });
  const table = make('table', {
    class: 'table folds',
    in: [
      make('thead', { in: [make('tr', { in: head })] }),
      make('tbody', { in: rows.map(({ row }) => row) }),
    ],
  });
  stage.replaceChildren(
    ...(what === '' ? [] : [make('p', { class: 'muted', text: say('lost', { what }) })]),
    table,
    make('p', { in: [button] }),
  );
}

function rowOf(
  { items, say }: Place,
  entry: Entry,
  match: Match | undefined,
  at: number,
): { row: HTMLTableRowElement; select: HTMLSelectElement } {
  const select = make('select');
  select.id = `many-entry-${at}`;
  const option = (value: string, text: string, selected: boolean): void => {
    const one = make('option', { text });
    Object.assign(one, { value, selected });
    select.append(one);
  };
  option(ALSO, say('also'), match?.itemId === null);
  option(LEAVE, say('leave'), false);
  for (const { id, position, name, answered } of items) {
    const more = answered ? ` (${say('replaces')})` : '';
    option(id, `${position}. ${name}${more}`, id === match?.itemId);
  }
  const title = entry.title === '' ? say('noTitle') : entry.title;
  const label = make('label', { text: title });
  label.htmlFor = select.id;
  const about = [...entry.folder, entry.user, entry.addresses[0] ?? ''].filter(
    (text) => text !== '',
  );
  const head = make('th', {
    in: [label, make('br'), make('span', { class: 'muted small', text: about.join(' · ') })],
  });
  head.scope = 'row';
  const by = make('span', {
    class: 'muted small',
    text: match?.by ? say(`by.${match.by}`) : '',
  });
  select.addEventListener('change', () => (by.textContent = ''));
  return { row: make('tr', { in: [head, make('td', { in: [select, by] })] }), select };
}
