import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  CHOICES,
  directionOf,
  isPortalLanguage,
  PORTAL_WORDS,
  portalLanguage,
  type PortalLanguage,
} from '../../templates/language/portal-languages';
import type { PortalWords } from '../../templates/language/portal-words';
import type { PageData } from '../plugins/views';

/** Remembered by the browser only; it says nothing of any link. */
const COOKIE = 'lang';
const YEAR_S = 31_536_000;

export interface ReaderLanguage {
  lang: PortalLanguage;
  dir: 'ltr' | 'rtl';
  words: PortalWords;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the contact whose link opened this request, for a page that is made without the link; null before. */
    contactLanguage: string | null;
  }
}

export function rememberContact(request: FastifyRequest, link: { language: string }): void {
  request.contactLanguage = link.language;
}

/**
 * The language in which this request is answered: the one chosen on the page, else the contact’s, else the
 * first that the browser asks for and we speak (RFC 9110, 12.5.4), else British English. A page that must be
 * the same for every link gives `null`.
 */
export function languageOf(
  request: FastifyRequest,
  link?: { language: string } | null,
): ReaderLanguage {
  const language = link === null ? null : (link?.language ?? request.contactLanguage);
  const own = language === null ? undefined : portalLanguage(language);
  const asked = own ?? acceptedLanguage(request.headers['accept-language'] ?? '');
  const lang = chosenLanguage(request, asked) ?? asked ?? 'en-GB';
  return { lang, dir: directionOf(lang), words: PORTAL_WORDS[lang] };
}

function chosenLanguage(
  request: FastifyRequest,
  usual: PortalLanguage | undefined,
): PortalLanguage | undefined {
  const tag = askedInAddress(request) ?? request.cookies[COOKIE];
  const chosen = tag === undefined ? undefined : portalLanguage(tag);
  // English is chosen, not which: an American link stays American.
  return chosen === 'en-GB' && usual?.startsWith('en') === true ? usual : chosen;
}

function askedInAddress(request: FastifyRequest): string | undefined {
  const query = request.query as Readonly<Record<string, unknown>> | null;
  const tag = query?.lang;
  return typeof tag === 'string' && isPortalLanguage(tag) ? tag : undefined;
}

function acceptedLanguage(header: string): PortalLanguage | undefined {
  const wishes = header
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.split(';').map((part) => part.trim());
      const q = parameters.find((one) => one.startsWith('q='));
      return { tag, weight: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    const language = portalLanguage(tag);
    if (language !== undefined) return language;
  }
  return undefined;
}

/**
 * The languages as links to the same page again, in another language: `page` is its address, where that is not the
 * request’s own. None on a page that cannot be fetched again.
 */
export function languageLinks(request: FastifyRequest, lang: PortalLanguage, page?: string) {
  const isFetched = request.method === 'GET' || request.method === 'HEAD';
  const address = page ?? (isFetched ? request.url : undefined);
  if (address === undefined) return [];
  // Without the path: a page that says that a link opens nothing must not say which (security.md, S12).
  const path = page ?? '';
  const query = page === undefined ? (address.split('?', 2)[1] ?? '') : '';
  return CHOICES.map(({ language, name }) => {
    const asked = new URLSearchParams(query);
    asked.delete('saved');
    asked.set('lang', language);
    const isCurrent = language === lang || (language === 'en-GB' && lang === 'en-US');
    return { lang: language, name, isCurrent, href: `${path}?${asked.toString()}` };
  });
}

/** Keeps a chosen language in the reader’s browser. Nothing of ours is changed by it (security.md, S5). */
export function registerLanguageChoice(
  app: FastifyInstance,
  { secure }: { secure: boolean },
): void {
  app.decorateRequest('contactLanguage', null);
  app.addHook('onRequest', async (request, reply) => {
    const tag = askedInAddress(request);
    if (tag === undefined) return;
    reply.setCookie(COOKIE, tag, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: YEAR_S,
    });
  });
}

/** For every page: its language, its words, and the others to choose from. */
export function pageLanguage(request: FastifyRequest, data: PageData) {
  const link = data.link as { language: string } | null | undefined;
  const speech = languageOf(request, link);
  const page = typeof data.page === 'string' ? data.page : undefined;
  return {
    ...speech,
    skip: speech.words.frame.skip,
    languages: languageLinks(request, speech.lang, page),
  };
}
