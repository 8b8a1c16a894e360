import type { portal } from './en-GB/portal';

/** The same names in another language. A list of any names stays one. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
};

/**
 * Every word of the portal's pages. English has the shape, and the compiler names what another language lacks.
 * Strings are Handlebars over the page's data (docs/languages.md).
 */
export type PortalWords = Translated<typeof portal>;
