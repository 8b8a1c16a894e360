import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../platform/paths';

/** Any number: it only has to be ours. Held for the whole run, so that two migrators never interleave. */
const LOCK = 4_802_611;

async function migrateOne(url: string, folder: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create table if not exists migrations (name text primary key)');
    const done = await client.query<{ name: string }>('select name from migrations');
    const known = new Set(done.rows.map((row) => row.name));
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    const applied: string[] = [];
    for (const name of names.filter((candidate) => !known.has(candidate))) {
      const sql = await readFile(path.join(folder, name), 'utf8');
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into migrations values ($1)', [name]);
        await client.query('commit');
      } catch (cause) {
        await client.query('rollback');
        throw new Error(`migration ${name} failed; the database is as it was before it`, { cause });
      }
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

/**
 * Brings both databases to the newest schema, forward only, one transaction per numbered file.
 * The URLs are those of a role that may create tables and roles. Safe to run twice or twice at once.
 */
export async function migrate(
  ownerUrl: string,
  keystoreUrl: string,
): Promise<{ applied: string[] }> {
  const root = path.join(projectRoot(), 'db');
  const main = await migrateOne(ownerUrl, path.join(root, 'migrations'));
  const keystore = await migrateOne(keystoreUrl, path.join(root, 'migrations-keystore'));
  return { applied: [...main, ...keystore] };
}
