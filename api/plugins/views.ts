import { readdirSync } from 'node:fs';
import path from 'node:path';
import view from '@fastify/view';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Handlebars from 'handlebars';
import { isTimeZone } from '../../domain/calendar/zones';
import type { Clock } from '../../platform/clock';
import { projectRoot } from '../../platform/paths';
import { registerHelpers } from '../../templates/pages/helpers';
import { registerSay } from '../../templates/pages/say';
import { registerAssets, type AssetOptions } from './assets';

declare module 'fastify' {
  interface FastifyReply {
    /**
     * Renders templates/pages/`name`.hbs. `zone` (IANA) in the data is the reader's time zone; left out,
     * it is the one that the browser told us in its cookie, or else this machine's.
     */
    page(name: string, data: PageData): FastifyReply;
    /** The same page as text, for who sends it more than once. */
    rendered(name: string, data: PageData): Promise<string>;
  }
}

/** A page's own data; the template says which names it needs. */
export type PageData = Readonly<Record<string, unknown>> & { readonly zone?: string };

export interface ViewsOptions extends AssetOptions {
  clock: Clock;
  /** What every page of this site needs besides its own data: navigation, who is signed in. Asks nobody. */
  frame?: (request: FastifyRequest) => object;
  /** The reader’s language, where a site has several; by what is known of the page. Asks nobody. */
  language?: (request: FastifyRequest, data: PageData) => PageLanguage;
}

/** What templates/partials/document.hbs says of the page's language (HTML, `lang` and `dir`). */
export interface PageLanguage {
  lang: string;
  dir: 'ltr' | 'rtl';
  skip: string;
}

const ENGLISH: PageLanguage = { lang: 'en-GB', dir: 'ltr', skip: 'Skip to the content' };

/** Written by zone.js; only a name of the IANA database is believed. */
const ZONE_COOKIE = /(?:^|;\s*)zone=([\w%/+-]{1,64})/;

/** The reader’s time zone (IANA): what the browser told us, or else this machine’s. */
export function zoneOf(request: FastifyRequest): string {
  const told = ZONE_COOKIE.exec(request.headers.cookie ?? '')?.[1];
  const zone = told === undefined ? '' : told.replaceAll('%2F', '/');
  return isTimeZone(zone) ? zone : Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every file of templates/partials/, by its name without the ending. */
function partials(root: string): Record<string, string> {
  const names = readdirSync(path.join(root, 'templates', 'partials')).sort();
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith('.hbs'))
      .map((name) => [path.parse(name).name, path.join('..', 'partials', name)]),
  );
}

/**
 * Pages by handlebars, strict and escaped: a name that the data lacks is an error, never a blank.
 * Adds `reply.page(name, data)` and the routes under /assets/.
 */
export async function registerViews(app: FastifyInstance, options: ViewsOptions): Promise<void> {
  const root = projectRoot();
  const { addresses, integrity } = await registerAssets(app, options);
  const environment = Handlebars.create();
  registerHelpers(environment);
  // Only where it is spoken: elsewhere `count` and the like are names of the pages’ own data.
  if (options.language) registerSay(environment);
  await app.register(view, {
    engine: { handlebars: environment },
    root: path.join(root, 'templates', 'pages'),
    viewExt: 'hbs',
    production: true,
    options: { partials: partials(root), compileOptions: { strict: true, preventIndent: true } },
  });
  const whole = (request: FastifyRequest, data: PageData): object => {
    const language = options.language?.(request, data) ?? ENGLISH;
    const zone = data.zone ?? zoneOf(request);
    const reader = { at: options.clock.now(), zone, language: language.lang };
    return {
      ...options.frame?.(request),
      ...language,
      assets: addresses,
      integrity,
      reader,
      ...data,
    };
  };
  app.decorateReply('page', function page(this: FastifyReply, name, data) {
    return this.view(name, whole(this.request, data));
  });
  app.decorateReply('rendered', function rendered(this: FastifyReply, name, data) {
    return this.viewAsync(name, whole(this.request, data));
  });
}
