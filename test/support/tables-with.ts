import type { Db } from '../../db/pool';

const TABLES = [
  'inbound_messages',
  'inbound_chunks',
  'inbound_attachments',
  'files',
  'file_chunks',
  'answers',
  'items',
  'messages',
  'audit_events',
] as const;

/** The tables in which one of these texts stands in clear. */
export async function tablesWith(db: Db, texts: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const table of TABLES) {
    const rows: object[] = await db.selectFrom(table).selectAll().execute();
    for (const value of rows.flatMap((row) => Object.values(row) as unknown[])) {
      const plain = Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value ?? '');
      if (texts.some((text) => plain.includes(text))) found.add(table);
    }
  }
  return [...found];
}
