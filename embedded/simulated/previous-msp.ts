import type { HTMLElement } from 'node-html-parser';
import type { AnswerType } from '../../domain/items/answer';
import { formTo, Visitor, type FormValues, type Page } from './visitor';

export interface ListedItem {
  id: string;
  position: number;
  name: string;
  critical: boolean;
  url: string;
}

export interface Answering {
  type: AnswerType;
  /** Called for each secret field that is filled in. */
  secret?: () => string;
  /** yyyy-mm-dd, for a promise and for when something was passed on. */
  day?: string;
  file?: { name: string; type: string; content: Buffer };
  /** What hangs on a mailbox or a second factor, one account a line. */
  accounts?: string;
  /** Times at which both sides might sit down together, `2027-03-09T10:00` in its own zone. */
  swaps?: readonly string[];
}

/** Somebody at the previous MSP: opens the own link from the mail, and answers on the real pages. */
export class PreviousMspPerson {
  private readonly visitor = new Visitor();
  private home = '';

  /** Opens the link. Throws when it does not lead to the list. */
  async open(link: string): Promise<Page> {
    const landing = await this.visitor.get(link);
    const list = await this.visitor.submit(landing, formTo(landing, '/open'));
    if (list.status !== 200) throw new Error(`the list answered ${String(list.status)}`);
    this.home = list.url.split('?')[0] ?? list.url;
    return list;
  }

  async list(): Promise<ListedItem[]> {
    const page = await this.visitor.get(this.home);
    return page.html.querySelectorAll('.asked > li').map((row) => {
      const anchor = row.querySelector('a');
      const url = new URL(anchor?.getAttribute('href') ?? '', page.url).href;
      return {
        id: url.split('/').at(-1) ?? '',
        position: Number((row.getAttribute('id') ?? '').replace('item-', '')),
        name: anchor?.text.trim() ?? '',
        critical: /\bcritical\b/i.test(row.text),
        url,
      };
    });
  }

  /** One item's own page. */
  look(item: ListedItem): Promise<Page> {
    return this.visitor.get(item.url);
  }

  /** Saves one answer and returns the page that follows. Throws with the page's problems when it is refused. */
  async answer(item: ListedItem, answering: Answering): Promise<Page> {
    const page = await this.visitor.get(item.url);
    const form = formTo(page, `/items/${item.id}`);
    const next = await this.visitor.submit(page, form, filledIn(form, answering));
    if (next.status !== 200 || !next.url.includes('saved=')) {
      const problems =
        next.html.querySelector('#problems, .banner')?.text.replace(/\s+/g, ' ') ?? '';
      throw new Error(`“${item.name}” was not saved (${String(next.status)}): ${problems.trim()}`);
    }
    return next;
  }

  /** “Finished for now”: the receipt's number. */
  async finish(): Promise<string> {
    const page = await this.visitor.get(this.home);
    const receipt = await this.visitor.submit(page, formTo(page, '/finish'));
    const number = /\bR-[\w-]+/.exec(receipt.html.querySelector('main')?.text ?? '')?.[0];
    if (number === undefined) throw new Error(`no receipt was shown at ${receipt.url}`);
    return number;
  }
}

/** The client's signatory, with the link from the mail. */
export async function signAuthority(link: string, name: string, title: string): Promise<Page> {
  const visitor = new Visitor();
  const landing = await visitor.get(link);
  const page = await visitor.submit(landing, formTo(landing, '/open'));
  const form = formTo(page, '/sign');
  const boxes = form
    .querySelectorAll('input[type=checkbox]')
    .map((box) => [box.getAttribute('name') ?? '', box.getAttribute('value') ?? 'on'] as const);
  const texts = form
    .querySelectorAll('input:not([type=hidden]):not([type=checkbox])')
    .map((input) => input.getAttribute('name') ?? '');
  const typed = texts.map((field) => [field, /title/i.test(field) ? title : name] as const);
  const signed = await visitor.submit(page, form, Object.fromEntries([...boxes, ...typed]));
  if (signed.status !== 200)
    throw new Error(`the signature was not taken (${String(signed.status)})`);
  return signed;
}

function filledIn(
  form: HTMLElement,
  { type, secret, day, file, accounts, swaps }: Answering,
): FormValues {
  const values: FormValues = { type, then: 'list' };
  const own = form.querySelector(`.answers-${type}`);
  for (const field of own?.querySelectorAll('input, textarea, select') ?? []) {
    const name = field.getAttribute('name');
    if (name !== undefined) values[name] = valueFor(field, { secret, day });
  }
  for (const name of Object.keys(values)) {
    const [, number, part] = /-swap-(\d)-(day|time)$/.exec(name) ?? [];
    if (number === undefined) continue;
    values[name] = swaps?.[Number(number) - 1]?.split('T')[part === 'day' ? 0 : 1] ?? '';
  }
  const listed = `${type}-accounts`;
  if (listed in values) values[listed] = accounts ?? '';
  if (file) values.files = file;
  return values;
}

function labelOf(field: HTMLElement): string {
  return field.parentNode?.querySelector('label')?.text ?? '';
}

function valueFor(
  field: HTMLElement,
  { secret, day }: { secret: (() => string) | undefined; day: string | undefined },
): string {
  const name = field.getAttribute('name') ?? '';
  if (field.tagName === 'SELECT') {
    const options = field
      .querySelectorAll('option')
      .map((option) => option.getAttribute('value') ?? '');
    return options.find((option) => option !== '') ?? '';
  }
  if (name.endsWith('-word')) return /“(.+)”/.exec(labelOf(field))?.[1] ?? '';
  if (field.getAttribute('type') === 'date') return day ?? '';
  if (field.getAttribute('inputmode') === 'numeric') return '2';
  const isSecret = field.getAttribute('type') === 'password' || name.endsWith('-key');
  if (isSecret) return secret?.() ?? 'correct horse battery staple';
  return field.tagName === 'TEXTAREA'
    ? 'It is as it should be.'
    : `our ${name.replace(/^[a-z_]+-/, '')}`;
}
