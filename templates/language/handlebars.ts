import Handlebars from 'handlebars';
import { ELISIONS } from './elision';

const engine = Handlebars.create();
/** `{{plural n "1 item" "%n items"}}`: the first for exactly one, else the second. */
engine.registerHelper('plural', (count: number, one: string, other: string) =>
  (count === 1 ? one : other).replaceAll('%n', count.toString()),
);

engine.registerHelper(ELISIONS);

const OPTIONS: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { plural: true, de: true, que: true },
};

export type Words = (facts: object) => string;

function compiler(extra: CompileOptions): (source: string) => Words {
  const compiled = new Map<string, Words>();
  return (source) => {
    let words = compiled.get(source);
    if (words === undefined) {
      const template = engine.compile<object>(source, { ...OPTIONS, ...extra });
      words = (facts) => template(facts);
      compiled.set(source, words);
    }
    return words;
  };
}

/** Handlebars for HTML: everything is escaped. Compiled once per source; throws on an unknown name. */
export const htmlWords = compiler({});

/** Handlebars for subjects and plain text, where an escaped ampersand would be a wrong letter. */
export const plainWords = compiler({ noEscape: true });

/** Text as HTML. */
export function escapeHtml(text: string): string {
  return Handlebars.escapeExpression(text);
}
