import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { answerFields } from '../../domain/answers/answer-fields';
import { ANSWER_TYPES } from '../../domain/items/answer';
import { KINDS } from '../../domain/items/item';
import { loadCatalogue, loadPlaybook } from '../../platform/catalogue';
import { projectRoot } from '../../platform/paths';
import {
  CHOICES,
  directionOf,
  PORTAL_WORDS,
  portalLanguage,
  type PortalLanguage,
} from '../../templates/language/portal-languages';
import { until } from '../../templates/language/dates';
import { ELISIONS } from '../../templates/language/elision';
import { htmlWords, plainWords } from '../../templates/language/handlebars';
import { LETTER_WORDS } from '../../templates/language/letter-languages';
import { MAIL_WORDS } from '../../templates/language/mail-languages';
import { plainly } from '../../templates/language/portal-text';
import { placeOf } from '../../templates/language/places';
import { itemNames as catalogueNames } from '../../templates/language/en-GB/item-names';
import { groupNameIn, ITEM_NAMES, itemNameIn } from '../../templates/language/item-names';
import { replyFieldIn } from '../../templates/language/reply-fields';
import { hintIn, REPLY_HINTS } from '../../templates/language/reply-hints';

const LANGUAGES = Object.keys(PORTAL_WORDS) as PortalLanguage[];
const templates = path.join(projectRoot(), 'templates');

/** Every word with its name: `list.title`. */
function flat(words: object, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${before}${name}`, value] as [string, string]]
      : flat(value as object, `${before}${name}.`),
  );
}

/** Everything that words leave to be filled in, and how it is done: names, conditions, helpers. */
function filledIn(words: string): string[] {
  const found = words.match(/\{\{[^}]*\}\}|<\/?[a-z][^>]*>/g) ?? [];
  return [...new Set(found)]
    .filter((one) => !/^\{\{(#if|\/if|else|count|de |que )/.test(one))
    .sort();
}

describe('the portal’s words', () => {
  it.each(LANGUAGES)(
    'in %s name the same facts and carry the same mark-up as in English',
    (lang) => {
      const english = new Map(flat(PORTAL_WORDS['en-GB']));
      for (const [name, words] of flat(PORTAL_WORDS[lang])) {
        if (name.startsWith('fields.')) continue;
        expect({ name, filled: filledIn(words) }).toEqual({
          name,
          filled: filledIn(english.get(name) ?? ''),
        });
        const text = words.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, '·');
        expect(text).not.toMatch(/ {2}|^ |['"<>]/);
        Handlebars.precompile(words);
      }
    },
  );

  it.each(LANGUAGES.filter((lang) => !lang.startsWith('en')))(
    'in %s cover every field, hint and choice of every item, and every group',
    (lang) => {
      const { fields } = PORTAL_WORDS[lang];
      const missing = [...askedWords()].filter((word) => !Object.hasOwn(fields, word));
      expect(missing).toEqual([]);
      // The letter names what an answer carries in the middle of a list.
      const listed = [...loadCatalogue().values()].flatMap(({ replyFields }) => replyFields);
      const english = listed.filter((field) => !Object.hasOwn(fields, capital(field)));
      expect(english).toEqual([]);
    },
  );

  it('tell in every language what a complete answer to each item carries', () => {
    const numbers = [...loadPlaybook().keys()];
    for (const [lang, hints] of Object.entries(REPLY_HINTS)) {
      expect([lang, numbers.filter((number) => (hints[number] ?? '').length < 60)]).toEqual([
        lang,
        [],
      ]);
    }
    const [of4, of60] = [4, 60].map((number) => loadPlaybook().get(number)!.replyHint);
    expect(hintIn('en-GB', 60, of60!)).toContain('licence certificate');
    expect(hintIn('en-US', 60, of60!)).toContain('license certificate');
    expect(hintIn('es', 4, of4!)).toContain('Partner Center');
    expect(hintIn('es', 4, of4!)).not.toBe(of4);
  });

  it('call every item of the catalogue by a name of its own, while it bears the catalogue’s', () => {
    const all = [...loadCatalogue().values()];
    expect(Object.values(catalogueNames)).toEqual(all.map(({ name }) => name));
    for (const [lang, names] of Object.entries(ITEM_NAMES)) {
      expect([lang, Object.keys(names)]).toEqual([lang, all.map(({ number }) => String(number))]);
      expect([lang, new Set(Object.values(names)).size]).toEqual([lang, all.length]);
      // Of one line of the letter's list each, and without what its own list sets between them.
      for (const name of Object.values(names))
        expect(name).toMatch(/^\S[^;:"'\s]*(?: [^;:"'\s]+)*$/);
      expect(Math.max(...Object.values(names).map((name) => name.length))).toBeLessThan(70);
    }
    const of23 = { name: 'Switches', catalogueNumber: 23 };
    expect(itemNameIn('fr', of23)).toBe('Commutateurs');
    expect(itemNameIn('fr', { ...of23, name: 'Switches, Lyon' })).toBe('Switches, Lyon');
    expect(itemNameIn('fr', { ...of23, catalogueNumber: null })).toBe('Switches');
    expect(itemNameIn('en-US', of23)).toBe('Switches');
    expect(groupNameIn('de', 'Network')).toBe('Netzwerk');
    expect(groupNameIn('de', 'Eigenes')).toBe('Eigenes');
    const carried = ['user', 'per DC', 'PIN', 'expiry', 'Eigenes Feld'];
    const inList = (lang: PortalLanguage) => carried.map((one) => replyFieldIn(lang, one)).join();
    expect(inList('de')).toBe('Benutzer,je Domänencontroller,PIN,Ablaufdatum,Eigenes Feld');
    expect(inList('fr')).toBe(
      'utilisateur,par contrôleur de domaine,code PIN,expiration,Eigenes Feld',
    );
    expect(inList('en-US')).toBe(carried.join());
  });

  it('have every name that a template says', () => {
    const names = new Set(flat(PORTAL_WORDS['en-GB']).map(([name]) => name));
    for (const folder of ['pages/portal', 'partials']) {
      for (const file of readdirSync(path.join(templates, folder))) {
        const source = readFileSync(path.join(templates, folder, file), 'utf8');
        for (const [, name] of source.matchAll(/\bsay "([^"]+)"/g)) {
          expect({ file, name, known: names.has(name!) }).toEqual({ file, name, known: true });
        }
      }
    }
  });

  it('leave no English in a page’s own template', () => {
    for (const file of readdirSync(path.join(templates, 'pages/portal'))) {
      const source = readFileSync(path.join(templates, 'pages/portal', file), 'utf8');
      const text = source
        .replaceAll(/\{\{[^}]*\}\}/g, '')
        .replaceAll(/<pre[\s\S]*?<\/pre>/g, '')
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll('SHA-256', '');
      expect({ file, words: text.match(/[A-Za-z]{2,}/g) ?? [] }).toEqual({ file, words: [] });
    }
  });
});

describe('a language', () => {
  it('is found by any of its tags, and none is made up', () => {
    expect(
      ['de-AT', 'DE', 'en', 'en-AU', 'en-US', 'pt', '', 'constructor'].map(portalLanguage),
    ).toEqual(['de', 'de', 'en-GB', 'en-GB', 'en-US', undefined, undefined, undefined]);
    for (const { language } of CHOICES) expect(LANGUAGES).toContain(language);
  });

  it('leaves out in French what is not said before a vowel', () => {
    const before = (name: string) => `${ELISIONS.de(name)}${name}, ${ELISIONS.que(name)}${name}`;
    expect(
      ['Hillcrest', 'Éole & Cie', 'Fern', 'Yahoo', 'Ypso', 'Hambourg IT', '3CX'].map(before),
    ).toEqual([
      'd’Hillcrest, qu’Hillcrest',
      'd’Éole & Cie, qu’Éole & Cie',
      'de Fern, que Fern',
      'de Yahoo, que Yahoo',
      'd’Ypso, qu’Ypso',
      'de Hambourg IT, que Hambourg IT',
      'de 3CX, que 3CX',
    ]);
    const { subject } = LETTER_WORDS.fr.request;
    expect(plainWords(subject)({ client: 'O&O' })).toMatch(/ d’O&O$/);
    expect(htmlWords(subject)({ client: 'O&O' })).toMatch(/ d’O&amp;O$/);
    const parties = { client: 'x', msp: 'y', previousMsp: 'Orion' };
    expect(plainly(PORTAL_WORDS.fr.signing.consent, parties, 'fr')).toContain('auprès d’Orion ');
    // Nothing that a person typed stands behind a bare “de” or “que”.
    const french = JSON.stringify([LETTER_WORDS.fr, MAIL_WORDS.fr, PORTAL_WORDS.fr]);
    expect(french).not.toMatch(/\b(?:de|que) (?:<strong>)?\{\{[a-z.]+\}\}/i);
  });

  it('calls the places of time zones by its own names', () => {
    const end = new Date('2026-03-05T21:59:59.999Z');
    expect(until(end, 'Europe/Athens', 'fr')).toBe('la fin du jeudi 5 mars 2026 (heure d’Athènes)');
    expect(['de', 'es', 'en-GB'].map((lang) => placeOf('Europe/Vienna', lang))).toEqual([
      'Wien',
      'Viena',
      'Vienna',
    ]);
    expect(placeOf('America/New_York', 'de')).toBe('New York');
  });

  it('runs the way of its script', () => {
    expect(['de', 'en-GB', 'ar', 'he', 'fa'].map(directionOf)).toEqual([
      'ltr',
      'ltr',
      'rtl',
      'rtl',
      'rtl',
    ]);
  });
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function askedWords(): Set<string> {
  const words = new Set<string>();
  const plain = KINDS.map((kind) => ({ kind, replyFields: [] }));
  for (const item of [...plain, ...loadCatalogue().values()]) {
    if ('group' in item) words.add(item.group);
    for (const asked of [item, { ...item, ofClient: true as const }]) {
      for (const field of ANSWER_TYPES.flatMap((type) => answerFields(asked, type))) {
        if (field.word === undefined) words.add(field.set?.label ?? field.label);
        if (field.hint !== undefined) words.add(field.hint);
        for (const choice of field.choices ?? []) words.add(choice.label);
      }
    }
  }
  return words;
}
