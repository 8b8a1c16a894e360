import Handlebars, { type HelperOptions } from 'handlebars';
import { counted } from './counted';
import { ELISIONS } from './elision';

const engine = Handlebars.create();
engine.registerHelper('count', (n: number, options: HelperOptions) => {
  const root = options.data as { root: { lang: string } };
  return counted(n, options.hash as Record<string, unknown>, root.root.lang);
});
engine.registerHelper(ELISIONS);
const compiled = new Map<string, HandlebarsTemplateDelegate<object>>();

/** Words with their facts, as plain text: a page escapes it like any other data. Throws on an unknown name. */
export function plainly(words: string, facts: object, lang: string): string {
  let template = compiled.get(words);
  if (template === undefined) {
    template = engine.compile<object>(words, { strict: true, noEscape: true });
    compiled.set(words, template);
  }
  return template({ ...facts, lang });
}
