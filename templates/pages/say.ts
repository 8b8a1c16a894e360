import Handlebars, { type HelperOptions } from 'handlebars';
import { counted } from '../language/counted';
import { ELISIONS } from '../language/elision';

type Environment = typeof Handlebars;
type Facts = Readonly<Record<string, unknown>>;

interface Root extends Facts {
  lang: string;
  words: Facts;
}

function rootOf(options: HelperOptions): Root {
  const { root } = options.data as { root: Root };
  return root;
}

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null;
}

function wordsAt(root: Root, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, name) => (isFacts(at) && Object.hasOwn(at, name) ? at[name] : null),
      root.words,
    );
}

/**
 * What the portal’s pages say, in the reader’s language (docs/languages.md):
 * `{{say "list.title"}}` the words of that name, filled from the page’s data, from what is at hand, and from
 * `{{say "list.items" n=3}}` what is given here; everything filled in is escaped, the words themselves are ours ·
 * `{{named "standing" name}}` the word for a value, or the value itself where there is none ·
 * `{{count n one="# item" other="# items"}}` · `{{de client}}{{client}}` in French (elision.ts).
 */
export function registerSay(environment: Environment): void {
  const compiled = new Map<string, HandlebarsTemplateDelegate<object>>();
  const fill = (source: string, facts: object, options: HelperOptions): Handlebars.SafeString => {
    let template = compiled.get(source);
    if (template === undefined) {
      template = environment.compile<object>(source, { strict: true, preventIndent: true });
      compiled.set(source, template);
    }
    return new Handlebars.SafeString(template(facts, { data: options.data as object }));
  };
  environment.registerHelper(ELISIONS);
  environment.registerHelper({
    say(this: unknown, path: string, options: HelperOptions) {
      const root = rootOf(options);
      const source = wordsAt(root, path);
      if (typeof source !== 'string') throw new Error(`no words are called ${path}`);
      const here = isFacts(this) ? this : {};
      return fill(source, { ...root, ...here, ...(options.hash as Facts) }, options);
    },
    named(path: string, value: unknown, options: HelperOptions) {
      if (typeof value !== 'string') return '';
      const list = wordsAt(rootOf(options), path);
      const word = isFacts(list) && Object.hasOwn(list, value) ? list[value] : value;
      return typeof word === 'string' ? word : value;
    },
    count: (n: number, options: HelperOptions) =>
      counted(n, options.hash as Facts, rootOf(options).lang),
  });
}
