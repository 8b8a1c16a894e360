import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { once } from 'node:events';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

export const MARK = '-- handover dump 1';

/**
 * Writes a database's rows as SQL in the form of `pg_dump --data-only`, with the names of the migrations that made
 * its tables: for who has no pg_dump of the server's version, as with the embedded one. All of one moment, readable
 * by its owner only. The address is that of the database's owner.
 */
export async function writeDump(url: string, file: string): Promise<{ tables: number }> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const client = new Client({ connectionString: url });
  await client.connect();
  const out = createWriteStream(`${file}.part`, { mode: 0o600 });
  try {
    await client.query('begin isolation level repeatable read, read only');
    const tables = await tablesOf(client);
    await say(out, `${MARK}\n`);
    const { rows } = await client.query<{ name: string }>(
      'select name from migrations order by name',
    );
    for (const { name } of rows) await say(out, `-- migration ${name}\n`);
    await say(out, 'set session_replication_role = replica;\n');
    const names = tables.map(({ name }) => `public."${name}"`);
    await say(out, `truncate ${names.join(', ')};\n`);
    for (const { name, columns } of tables) {
      await say(out, `COPY public."${name}" (${columns}) FROM stdin;\n`);
      const rowsOut = client.query(
        copyTo(`copy (select ${columns} from public."${name}") to stdout`),
      );
      for await (const part of rowsOut) await say(out, part as Buffer);
      await say(out, '\\.\n');
    }
    for (const line of await sequencesOf(client)) await say(out, line);
    await client.query('commit');
    out.end();
    await finished(out);
    await rename(`${file}.part`, file);
    return { tables: tables.length };
  } finally {
    out.destroy();
    await client.end();
  }
}

async function say(out: Writable, line: string | Buffer): Promise<void> {
  if (!out.write(line)) await once(out, 'drain');
}

async function tablesOf(client: Client): Promise<{ name: string; columns: string }[]> {
  const { rows } = await client.query<{ name: string; columns: string }>(`
    select t.table_name as name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns
    from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    group by t.table_name order by t.table_name`);
  return rows;
}

async function sequencesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    "select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public'",
  );
  return rows.flatMap(({ name, last }) =>
    last === null ? [] : [`select pg_catalog.setval('public."${name}"', ${last}, true);\n`],
  );
}
