import type { Entry } from '../../domain/entries/entry';
import { mapped } from '../../formats/read/columns';
import { COLUMN_USES, type ColumnUse, type Reading } from '../../formats/read/reading';
import { make, type Place } from './place';

/** A table that nobody knows: its sender says what each column is, beginning with a guess. */
export function chooseColumns(
  { say }: Place,
  stage: HTMLElement,
  { table, guess }: Extract<Reading, { kind: 'table' }>,
  use: (entries: Entry[]) => void,
): void {
  const selects = table.header.map((name, at) => {
    const select = make('select');
    select.id = `many-column-${at}`;
    for (const one of COLUMN_USES) {
      const option = make('option', { text: say(`uses.${one}`) });
      option.value = one;
      option.selected = one === guess[at];
      select.append(option);
    }
    const label = make('label', { text: name === '' ? String(at + 1) : name });
    label.htmlFor = select.id;
    return { select, field: make('div', { class: 'field', in: [label, select] }) };
  });
  const button = make('button', { text: say('use'), class: 'primary' });
  button.addEventListener('click', () => {
    use(
      mapped(
        table,
        selects.map(({ select }) => select.value as ColumnUse),
      ),
    );
  });
  const fields = make('div', { class: 'fields', in: selects.map(({ field }) => field) });
  stage.replaceChildren(make('p', { text: say('columnUse') }), fields, make('p', { in: [button] }));
  stage.querySelector('select')?.focus();
}
