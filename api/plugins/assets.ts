import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '../../platform/paths';

interface Asset {
  type: string;
  body: Buffer;
  /** For browsers that take it (RFC 9110, 8.4); null where it would be no smaller. */
  gzipped: Buffer | null;
}

/** What a site has of its own. */
export interface AssetOptions {
  /** File names in templates/pages/assets/, or of what was bundled from browser/. */
  scripts?: readonly string[];
  /** For readers on slow lines: Inter in two weights instead of three; 600 is drawn as 700 then. */
  twoWeights?: boolean;
}

/** By their names as the templates say them. */
export interface Assets {
  /** The addresses under which this very content is served. */
  addresses: Readonly<Record<string, string>>;
  /** What a page tells the browser to check before it runs a script (W3C Subresource Integrity): `sha384-…`. */
  integrity: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const WEIGHTS = [400, 600, 700];
const SUBSETS = ['latin', 'latin-ext'];
const PICTURES = ['logo.svg', 'favicon.svg'];
const YEAR = 31_536_000;

function fontFolder(): string {
  return path.join(path.dirname(require.resolve('@fontsource/inter/package.json')), 'files');
}

async function fonts(): Promise<[string, Buffer][]> {
  const names = WEIGHTS.flatMap((weight) => SUBSETS.map((set) => `inter-${set}-${weight}`));
  return Promise.all(
    names.map(async (name): Promise<[string, Buffer]> => [
      `${name}.woff2`,
      await readFile(path.join(fontFolder(), `${name}-normal.woff2`)),
    ]),
  );
}

/** The name with a piece of the content's hash in it, so that a browser may keep it for ever. */
function hashed(name: string, sha256: string): string {
  const { name: stem, ext } = path.parse(name);
  return `${stem}.${sha256.slice(0, 10)}${ext}`;
}

/** By the content's SHA-256: several sites in one process have most of it in common. */
const gzippedOf = new Map<string, Buffer | null>();

/** Null for what is no smaller then: fonts are compressed in themselves, and not tried. */
function gzipped(body: Buffer, { sha256, type }: { sha256: string; type: string }): Buffer | null {
  if (type === TYPES['.woff2']) return null;
  const known = gzippedOf.get(sha256);
  if (known !== undefined) return known;
  const made = gzipSync(body, { level: 9 });
  const kept = made.length < body.length * 0.9 ? made : null;
  gzippedOf.set(sha256, kept);
  return kept;
}

/** Written by hand in templates/pages/assets/, or bundled from browser/ (embedded/bundle-scripts.mjs). */
export function scriptFile(name: string): string {
  const written = path.join(projectRoot(), 'templates', 'pages', 'assets', name);
  return existsSync(written) ? written : path.join(projectRoot(), 'dist', 'browser', name);
}

/** W3C Subresource Integrity, 3.2. */
export function integrityOf(body: Uint8Array): string {
  return `sha384-${createHash('sha384').update(body).digest('base64')}`;
}

/** The sheet without comments and the blanks that only people need: a fifth less over a slow line. */
function withoutBlanks(sheet: string): string {
  return sheet
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1');
}

const SEMIBOLD_FACE = /@font-face\{[^}]*font-weight: ?600[^}]*\}/g;

/** One sheet of all in templates/pages/style/, by name: the numbers say which rule comes after which. */
async function wholeSheet(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.css')).sort();
  const parts = names.map((name) => readFile(path.join(folder, name), 'utf8'));
  return (await Promise.all(parts)).join('\n');
}

/**
 * Serves the style sheet, Inter, the pictures and a site's scripts under /assets/ from memory. Needs no session.
 */
export async function registerAssets(
  app: FastifyInstance,
  { scripts = [], twoWeights = false }: AssetOptions = {},
): Promise<Assets> {
  const folder = path.join(projectRoot(), 'templates', 'pages');
  const served = new Map<string, Asset>();
  const addresses: Record<string, string> = {};
  const add = (name: string, body: Buffer): void => {
    const sha256 = createHash('sha256').update(body).digest('hex');
    const file = hashed(name, sha256);
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
    served.set(file, { type, body, gzipped: gzipped(body, { sha256, type }) });
    addresses[name] = `/assets/${file}`;
  };
  for (const [name, body] of await fonts()) add(name, body);
  const integrity: Record<string, string> = {};
  for (const name of PICTURES) add(name, await readFile(path.join(folder, 'assets', name)));
  for (const name of scripts) {
    const body = await readFile(scriptFile(name));
    add(name, body);
    integrity[name] = integrityOf(body);
  }
  const style = await wholeSheet(path.join(folder, 'style'));
  const linked = style.replaceAll(/url\(['"]?([\w.-]+)['"]?\)/g, (whole, name: string) =>
    addresses[name] === undefined ? whole : `url("${addresses[name]}")`,
  );
  const sheet = withoutBlanks(linked);
  add('style.css', Buffer.from(twoWeights ? sheet.replaceAll(SEMIBOLD_FACE, '') : sheet));

  app.get<{ Params: { file: string } }>('/assets/:file', (request, reply) => {
    const asset = served.get(request.params.file);
    if (!asset) {
      reply.callNotFound();
      return;
    }
    const takes = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const small = takes ? asset.gzipped : null;
    void reply.header('cache-control', `public, max-age=${YEAR}, immutable`).type(asset.type);
    if (asset.gzipped) void reply.header('vary', 'accept-encoding');
    if (small) void reply.header('content-encoding', 'gzip');
    void reply.send(small ?? asset.body);
  });
  return { addresses, integrity };
}
