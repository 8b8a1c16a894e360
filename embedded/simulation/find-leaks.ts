import { Client } from 'pg';
import { CANARY } from './canary';
import { tokensIn } from './tokens-in';

const ROWS_AT_ONCE = 2_000;
const PAGE_BYTES = 8_192;
const LONGEST_LIFE = 100;

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
 * product.md, "Always true", 4: every column of every row, searched for the words that were typed and the tokens that
 * were mailed: both are plain letters, which stand in a value's bytes as they were sent, whatever its type is (PostgreSQL
 * manual, 54.1.3). Histories, mail and temporary files do not exist in a simulation.
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
    const tables = await client.query<{ name: string; bytes: string }>(
      `select quote_ident(table_name) as name, pg_relation_size(quote_ident(table_name)::regclass) as bytes
        from information_schema.tables where table_schema = 'public'`,
    );
    for (const { name, bytes } of tables.rows) {
      const pages = Math.ceil(Number(bytes) / PAGE_BYTES);
      const from = Math.floor((pages * share.number) / share.of);
      const to = Math.floor((pages * (share.number + 1)) / share.of);
      await client.query(`begin`);
      // Shared out by the pages that rows lie on: ctid is a page's number and a place on it (PostgreSQL manual, 5.6).
      await client.query(
        `declare every_row no scroll cursor for select * from ${name} as row_of
          where row_of.ctid >= '(${from.toString()},0)' and row_of.ctid < '(${to.toString()},0)'`,
      );
      for (;;) {
        const { rows } = await client.query<(string | null)[]>({
          text: `fetch ${ROWS_AT_ONCE} from every_row`,
          rowMode: 'array',
          ...AS_BYTES,
        });
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

/** Every value as the server has it; what is no text comes as text in which its plain letters stand as they are. */
const AS_BYTES = {
  binary: true,
  // The simple one knows text alone (54.2.2).
  queryMode: 'extended',
  types: { getTypeParser: () => (value: unknown) => value },
};

function leaksIn(
  table: string,
  row: readonly (string | null)[],
  tokens: ReadonlySet<string>,
): Leak[] {
  const leaks: Leak[] = [];
  for (const value of row) {
    if (value === null) continue;
    const at = value.indexOf(CANARY);
    if (at >= 0) {
      const rest = value.slice(at + CANARY.length, at + CANARY.length + LONGEST_LIFE);
      leaks.push({ table, what: 'secret', life: /^[^-]*/.exec(rest)?.[0] ?? '' });
    }
    for (const found of tokensIn(value))
      if (tokens.has(found)) leaks.push({ table, what: 'token', life: '' });
  }
  return leaks;
}
