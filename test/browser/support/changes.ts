import type { Db } from '../../../db/pool';

const TABLES = [
  'handovers',
  'items',
  'links',
  'contacts',
  'submissions',
  'answers',
  'files',
  'file_chunks',
  'authorities',
  'audit_events',
] as const;

type Row = Record<string, unknown>;
type Rows = Record<string, Row[]>;

/** Every row of every table that a page of the portal could have changed. */
export async function everyRow(db: Db): Promise<Rows> {
  const rows = await Promise.all(
    TABLES.map(async (table) => [table, await db.selectFrom(table).selectAll().execute()] as const),
  );
  return Object.fromEntries(rows.map(([table, found]) => [table, found as Row[]]));
}

/** Which columns of a table differ, and which acts were added to the log; tables without a change are left out. */
export function whatChanged(before: Rows, after: Rows): Record<string, string[]> {
  const changed: Record<string, string[]> = {};
  for (const table of TABLES) {
    const names = new Set<string>();
    const was = new Map((before[table] ?? []).map((row) => [nameOf(row), row]));
    for (const row of after[table] ?? []) {
      const old = was.get(nameOf(row));
      if (old) differing(old, row).forEach((name) => names.add(name));
      else names.add(table === 'audit_events' ? String(row.action) : 'a new row');
      was.delete(nameOf(row));
    }
    if (was.size > 0) names.add('a row is gone');
    if (names.size > 0) changed[table] = [...names].sort();
  }
  return changed;
}

function nameOf({ id, chain, handover_id: handover, seq }: Row): string {
  // The log counts each handover's acts from one.
  return JSON.stringify(id === undefined ? [chain, handover, seq] : id);
}

function differing(a: Row, b: Row): string[] {
  return Object.keys(b).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}
