import Handlebars, { type HelperOptions } from 'handlebars';
import {
  cityOf,
  dayInWords,
  exactInstant,
  momentInWords,
  recentInWords,
  type Reader,
} from './when';
import { wordFor } from './words';

type Environment = typeof Handlebars;

interface Root {
  reader: Reader;
  assets: Readonly<Record<string, string>>;
  integrity: Readonly<Record<string, string>>;
  /** Of a page with a form: what was typed, and what is wrong with it, by the field's name. */
  values?: Readonly<Record<string, string>>;
  problems?: { at: Readonly<Record<string, string>> };
}

function rootOf(options: HelperOptions): Root {
  const data: { root: Root } = options.data as { root: Root };
  return data.root;
}

/** `zone="Europe/Berlin"` overrides the reader's zone and names it. */
function readerOf(options: HelperOptions): Reader & { named: boolean } {
  const { reader } = rootOf(options);
  const hash: { zone?: unknown; named?: unknown } = options.hash;
  const own = typeof hash.zone === 'string' ? hash.zone : null;
  return {
    ...reader,
    zone: own ?? reader.zone,
    named: hash.named !== false && (own !== null || hash.named === true),
  };
}

type Say = (at: Date, reader: Reader) => string;

/** A `<time>` with the exact instant on hover and for screen readers. Everything in it is escaped. */
function timeElement(
  say: Say,
  at: unknown,
  options: HelperOptions,
): string | Handlebars.SafeString {
  if (!(at instanceof Date)) return '';
  const { named, ...reader } = readerOf(options);
  const words = say(at, reader) + (named ? `, ${cityOf(reader.zone, reader.language)}` : '');
  const escape = Handlebars.escapeExpression;
  return new Handlebars.SafeString(
    `<time datetime="${at.toISOString()}" title="${escape(exactInstant(at, reader))}">${escape(words)}</time>`,
  );
}

/**
 * What every page may use:
 * `{{when at}}` tomorrow 08:00 · `{{when at zone=z}}` tomorrow 08:00, Berlin · `{{day at}}` Fri 20 Nov ·
 * `{{recent at}}` today 08:00, but Fri 20 Nov · `{{whenText at}}`, `{{dayText at}}` the same without `<time>` (attributes) · `{{asset "style.css"}}` ·
 * `{{integrity "seal.js"}}` for the script's tag, so that the browser runs these very bytes or nothing ·
 * `{{word "stage" stage}}` · `{{plural n "item" "items"}}` 1 item · `{{eq a b}}` · `{{any a b}}` · `{{not a}}` ·
 * `{{join list ", "}}` · `{{capital text}}` · `{{concat a b}}` · `{{given this "name"}}` null when it is not there.
 * For forms (partials/text-field.hbs): `{{typed "field"}}` and `{{wrongAt "field"}}`, from `values` and `problems.at`.
 */
export function registerHelpers(environment: Environment): void {
  environment.registerHelper({
    when: (at: unknown, options: HelperOptions) => timeElement(momentInWords, at, options),
    day: (at: unknown, options: HelperOptions) => timeElement(dayInWords, at, options),
    recent: (at: unknown, options: HelperOptions) => timeElement(recentInWords, at, options),
    whenText: (at: unknown, options: HelperOptions) =>
      at instanceof Date ? momentInWords(at, readerOf(options)) : '',
    dayText: (at: unknown, options: HelperOptions) =>
      at instanceof Date ? dayInWords(at, readerOf(options)) : '',
    asset: (name: string, options: HelperOptions) => {
      const address = rootOf(options).assets[name];
      if (address === undefined) throw new Error(`no asset is called ${name}`);
      return address;
    },
    integrity: (name: string, options: HelperOptions) => {
      const hash = rootOf(options).integrity[name];
      if (hash === undefined) throw new Error(`no script is called ${name}`);
      return hash;
    },
    word: (list: string, value: unknown) => (typeof value === 'string' ? wordFor(list, value) : ''),
    plural: (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`,
    eq: (a: unknown, b: unknown) => a === b,
    any: (...values: unknown[]) => values.slice(0, -1).find(Boolean) ?? '',
    not: (value: unknown) => !value,
    join: (list: readonly string[], separator: string) => list.join(separator),
    concat: (...parts: unknown[]) => parts.slice(0, -1).map(String).join(''),
    given: (context: Readonly<Record<string, unknown>>, name: string) =>
      Object.hasOwn(context, name) ? context[name] : null,
    typed: (name: string, options: HelperOptions) => rootOf(options).values?.[name] ?? '',
    wrongAt: (name: string, options: HelperOptions) => rootOf(options).problems?.at[name] ?? '',
    capital: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  });
}
