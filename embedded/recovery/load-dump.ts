import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { projectRoot } from '../../platform/paths';
import { Trouble } from '../trouble';
import { MARK } from './write-dump';

const COPY = /^COPY .* FROM stdin;$/;
const MIGRATION = /^-- migration (\d{4}-[a-z0-9-]+\.sql)$/;

/**
 * Restores a dump into an empty database: SQL as pg_dump writes it (plain, or its directory and custom forms where
 * pg_restore is installed), or as our own dump command does. The address is a superuser's. Throws Trouble.
 */
export async function loadDump(
  url: string,
  dump: string,
  migrations: 'migrations' | 'migrations-keystore',
): Promise<void> {
  const source = await sqlOf(dump);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await new Loading(client, path.join(projectRoot(), 'db', migrations)).load(source.sql);
    await source.whole;
  } catch (cause) {
    throw new Trouble(
      `${dump} could not be restored: ${cause instanceof Error ? cause.message : ''}`,
      {
        cause,
      },
    );
  } finally {
    await client.end();
  }
}

class Loading {
  private waiting: string[] = [];
  private ours = false;

  constructor(
    private readonly client: Client,
    private readonly folder: string,
  ) {}

  async load(sql: Readable): Promise<void> {
    let rows: ReturnType<typeof copyFrom> | undefined;
    for await (const line of createInterface({ input: sql, crlfDelay: Infinity })) {
      if (rows) {
        if (line === '\\.') {
          rows.end();
          await finished(rows);
          rows = undefined;
        } else if (!rows.write(`${line}\n`)) await once(rows, 'drain');
      } else if (COPY.test(line)) {
        await this.flush();
        rows = this.client.query(copyFrom(line.replace(/;$/, '')));
        // What goes wrong is learnt at the next write or at the end; nobody listens in between.
        rows.on('error', () => undefined);
      } else await this.statement(line);
    }
    if (rows) throw new Error('it ends in the middle of a table: it is cut off');
    await this.flush();
  }

  private async statement(line: string): Promise<void> {
    if (line === MARK) this.ours = true;
    const migration = this.ours ? MIGRATION.exec(line)?.[1] : undefined;
    if (migration !== undefined) {
      await this.client.query(await readFile(path.join(this.folder, migration), 'utf8'));
      await this.client.query('create table if not exists migrations (name text primary key)');
    } else if (!line.startsWith('\\')) {
      // psql's own commands (\restrict, \connect) are not the server's.
      this.waiting.push(line);
    }
  }

  private async flush(): Promise<void> {
    const text = this.waiting.splice(0).join('\n');
    if (text.trim() !== '') await this.client.query(text);
  }
}

async function sqlOf(dump: string): Promise<{ sql: Readable; whole: Promise<unknown> }> {
  const kind = await kindOf(dump);
  if (kind === 'sql') return { sql: createReadStream(dump), whole: Promise.resolve() };
  const child = spawn('pg_restore', ['--no-owner', '-f', '-', dump], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  child.stderr.on('data', (part: Buffer) => words.push(part.toString()));
  const whole = new Promise((resolve, reject) => {
    child.on('error', () => {
      reject(
        new Error('pg_restore is not installed, which reads this form; make a plain SQL dump'),
      );
    });
    child.on('exit', (code) => {
      if (code === 0) resolve(code);
      else reject(new Error(`pg_restore: ${words.join('').slice(0, 500)}`));
    });
  });
  whole.catch(() => undefined);
  return { sql: child.stdout, whole };
}

async function kindOf(dump: string): Promise<'sql' | 'archive'> {
  try {
    if ((await stat(dump)).isDirectory()) return 'archive';
    const file = await open(dump);
    try {
      const { buffer } = await file.read(Buffer.alloc(5), 0, 5, 0);
      return buffer.toString('latin1') === 'PGDMP' ? 'archive' : 'sql';
    } finally {
      await file.close();
    }
  } catch {
    throw new Trouble(`${dump} cannot be read. Name a dump of the database.`);
  }
}
