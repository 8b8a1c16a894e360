import { sql } from 'kysely';
import type { Queries } from '../../db/pool';

/** Every column of the main database that holds sealed bytes. */
export const SEALED_COLUMNS = [
  'also_sent.sealed',
  'answers.sealed',
  'authority_declines.sealed',
  'export_chunks.sealed',
  'exports.sealed_manifest',
  'file_chunks.sealed',
  'files.sealed_manifest',
  'inbound_chunks.sealed',
  'inbound_messages.sealed',
  'item_questions.sealed',
  // Sealed to the client's own passphrase or key: nobody here can open it.
  'package_chunks.ciphertext',
  'uploads.sealed_manifest',
] as const;

/** How every age file begins (C2SP age, version 1). */
const AGE = Buffer.from('age-encryption.org/v1');

export interface UnknownColumn {
  /** `table.column` */
  column: string;
  values: number;
}

/** Columns that hold age files, though nobody has said here what they are: a drill that left them out would prove too much. */
export async function unknownColumns(queries: Queries): Promise<UnknownColumn[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.data_type = 'bytea' and t.table_type = 'BASE TABLE'
    order by 1, 2`.execute(queries);
  const known: ReadonlySet<string> = new Set(SEALED_COLUMNS);
  const found: UnknownColumn[] = [];
  for (const { table, column } of rows) {
    if (known.has(`${table}.${column}`)) continue;
    const counted = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)}
      where substring(${sql.ref(column)} for ${AGE.length}) = ${AGE}`.execute(queries);
    const values = counted.rows[0]?.n ?? 0;
    if (values > 0) found.push({ column: `${table}.${column}`, values });
  }
  return found;
}
