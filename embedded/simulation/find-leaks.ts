import { Client } from 'pg';
import { CANARY } from './canary';

const ROWS_AT_ONCE = 2_000;
const TOKEN = /(?<![\w-])[\w-]{43}(?![\w-])/g;

export interface Leak {
  table: string;
  /** A typed word, or a link's token. */
  what: 'secret' | 'token';
  /** The secret's own name of its life, `seed/number`; empty for a token. */
  life: string;
}

/** One of several equal parts of every table: `number` from 0. */
export interface Share {
  number: number;
  of: number;
}

/**
 * product.md, "Always true", 4: every column of every row as text, searched for the words that were typed and the
 * tokens that were mailed. Histories, mail and temporary files do not exist in a simulation.
 */
export async function findLeaks(
  superuserUrl: string,
  tokens: ReadonlySet<string>,
  share: Share = { number: 0, of: 1 },
): Promise<Leak[]> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const leaks: Leak[] = [];
    const tables = await client.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
    );
    for (const { name } of tables.rows) {
      await client.query(`begin`);
      // Shared out by the pages that rows lie on: ctid is a page's number and a place on it (PostgreSQL manual, 5.6).
      await client.query(
        `declare every_row no scroll cursor for select * from ${name} as row_of
          where (row_of.ctid::text::point)[0]::bigint % ${String(share.of)} = ${String(share.number)}`,
      );
      for (;;) {
        const { rows } = await client.query<Record<string, unknown>>(
          `fetch ${ROWS_AT_ONCE} from every_row`,
        );
        for (const row of rows) leaks.push(...leaksIn(name, row, tokens));
        if (rows.length < ROWS_AT_ONCE) break;
      }
      await client.query(`commit`);
    }
    return leaks;
  } finally {
    await client.end();
  }
}

function leaksIn(table: string, row: Record<string, unknown>, tokens: ReadonlySet<string>): Leak[] {
  const leaks: Leak[] = [];
  for (const value of Object.values(row)) {
    const text = value instanceof Buffer ? value.toString('latin1') : JSON.stringify(value);
    const at = text.indexOf(CANARY);
    if (at >= 0) {
      const life = /^[^-]*/.exec(text.slice(at + CANARY.length))?.[0] ?? '';
      leaks.push({ table, what: 'secret', life });
    }
    for (const [found] of text.matchAll(TOKEN))
      if (tokens.has(found)) leaks.push({ table, what: 'token', life: '' });
  }
  return leaks;
}
