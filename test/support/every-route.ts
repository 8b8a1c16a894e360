import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';

export interface Route {
  method: string;
  url: string;
}

/** Every route of a site, from the tree that Fastify prints: four characters a level. */
export function routesOf(app: FastifyInstance): Route[] {
  const path: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, part, methods] =
        /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
      if (indent === undefined || part === undefined) return [];
      path.splice(indent.length / 4, Infinity, part);
      const url = path.join('').replace(/^\/*/, '/');
      return (methods ?? '')
        .split(', ')
        .filter(Boolean)
        .map((method) => ({ method, url }));
    });
}

export interface Robot {
  /** What stands for a parameter of a route; null where there is nothing of that kind. */
  idFor: (name: string, route: string) => string | null;
  headersFor: (route: string) => Record<string, string>;
  /** Left out: every route. */
  only?: RegExp;
}

/** Asks for every address that can be fetched, by both safe methods. The routes on which nothing was there. */
export async function fetchEverything(
  app: FastifyInstance,
  { idFor, headersFor, only }: Robot,
): Promise<string[]> {
  const nothing: string[] = [];
  const asked = routesOf(app).filter(({ url }) => only?.test(url) ?? true);
  for (const [at, { method, url: route }] of asked.entries()) {
    if (method !== 'GET' && method !== 'HEAD') continue;
    const url = route.replaceAll(
      /:(\w+)(?:\([^)]*\))?/g,
      (_whole, name: string) => idFor(name, route) ?? 'none',
    );
    const headers = headersFor(route);
    // Each from an address of its own: who comes too often from one is told so instead.
    const remoteAddress = `10.9.${(at >> 8) & 255}.${at & 255}`;
    const { statusCode } = await app.inject({ method, url, remoteAddress, headers });
    if (statusCode >= 500) throw new Error(`${method} ${route} answered ${statusCode}`);
    if (statusCode >= 400 && method === 'GET') nothing.push(route);
  }
  return nothing;
}

/** Tables of a site's own housekeeping: who is signed in is no business state. */
const HOUSEKEEPING = new Set(['sessions', 'migrations']);

/** A digest of all rows of each table. */
export async function tableDigests(superuserUrl: string): Promise<Map<string, string>> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const found = new Map<string, string>();
  for (const { name } of tables.rows.filter((table) => !HOUSEKEEPING.has(table.name))) {
    const { rows } = await client.query<{ digest: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t`,
    );
    found.set(name, rows[0]!.digest);
  }
  await client.end();
  return found;
}
