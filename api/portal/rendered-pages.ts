import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A page as it is sent, and as long as it says what is so. */
export interface RenderedPage {
  version: string;
  html: Buffer;
  gzipped: Buffer;
  /** Business time, in milliseconds: not before `from`, and before `until`. */
  from: number;
  until: number;
}

export interface PageKey {
  /** Whose page in which language: of each only the newest is kept. */
  of: string;
  /** Of what it was made from. */
  version: string;
  /** The instant of reading. */
  at: Date;
}

export interface MadePage {
  html: string;
  /** From when on it would say something else although nothing had changed. */
  until: Date;
}

const MOST_BYTES = 32 * 1024 * 1024;
/** What the map and the buffers' heads take, about. */
const HEAD_BYTES = 512;

const compress = promisify(gzip);

/**
 * Pages that were rendered, by what they were made from. It takes a bounded number of bytes; what was asked for
 * longest ago goes first. Who asks for a version must have read it from the database just now: then a page under it
 * is as new as one made now.
 */
export class RenderedPages {
  /** In the order in which they were asked for. */
  readonly #kept = new Map<string, RenderedPage>();
  readonly #beingMade = new Map<string, Promise<RenderedPage>>();
  #bytes = 0;

  constructor(private readonly mostBytes = MOST_BYTES) {}

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * The page that is kept under this key, or else what `make` makes: once for all who ask at the same time. What
   * `make` reads it has to read after the version, so that it is as new as that or newer.
   */
  async get(key: PageKey, make: () => Promise<MadePage>): Promise<RenderedPage> {
    const kept = this.#kept.get(key.of);
    if (kept !== undefined) {
      this.#kept.delete(key.of);
      this.#kept.set(key.of, kept);
      if (isGood(kept, key)) return kept;
    }
    const name = `${key.of} ${key.version}`;
    const made = await this.#beingMade.get(name);
    if (made !== undefined && isGood(made, key)) return made;
    const making = this.#make(key, make).finally(() => this.#beingMade.delete(name));
    this.#beingMade.set(name, making);
    return making;
  }

  async #make({ of, version, at }: PageKey, make: () => Promise<MadePage>): Promise<RenderedPage> {
    const { html: text, until } = await make();
    const html = Buffer.from(text);
    const gzipped = await compress(html);
    const page = { version, html, gzipped, from: at.getTime(), until: until.getTime() };
    this.#keep(of, page);
    return page;
  }

  #keep(of: string, page: RenderedPage): void {
    this.#drop(of);
    this.#kept.set(of, page);
    this.#bytes += sizeOf(page);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.mostBytes) break;
      this.#drop(oldest);
    }
  }

  #drop(of: string): void {
    const page = this.#kept.get(of);
    if (page === undefined) return;
    this.#kept.delete(of);
    this.#bytes -= sizeOf(page);
  }
}

function isGood(page: RenderedPage, { version, at }: PageKey): boolean {
  return page.version === version && page.from <= at.getTime() && at.getTime() < page.until;
}

function sizeOf({ html, gzipped }: RenderedPage): number {
  return html.length + gzipped.length + HEAD_BYTES;
}
