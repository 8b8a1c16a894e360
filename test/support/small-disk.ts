import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { projectRoot } from '../../platform/paths';
import { createTestDatabase, type TestDatabase } from './database';
import { servers } from './servers';

/** A database on a disk that can be filled. */
export interface SmallDisk {
  database: TestDatabase;
  /** False where this machine lets nobody mount: then PostgreSQL only says what it says without room. */
  real: boolean;
  /** Takes the room, but for so many bytes. */
  fill(left: number): Promise<void>;
  /** Gives it back; whether PostgreSQL had ended meanwhile, and was started once more. */
  room(): Promise<{ ended: boolean }>;
}

/** PostgreSQL on a disk of so many MiB: in memory, mounted where nobody else sees it, gone when `database` is dropped. */
export async function smallDisk(mib: number): Promise<SmallDisk> {
  const folder = await mkdtemp(path.join(servers().folder, 'small-disk-'));
  const program = path.join(projectRoot(), 'dist', 'test', 'support', 'small-disk-server.js');
  // Who is not root may mount as the root of a user namespace of its own.
  const mapped = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const args = ['--mount', ...mapped, process.execPath, program, folder, String(mib)];
  const child = spawn('unshare', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const words: string[] = [];
  child.stderr.on('data', (part: Buffer) => words.push(part.toString()));
  child.stdin.on('error', () => undefined);
  const lines = linesOf(child);
  const first = await lines();
  if (first === undefined) {
    const said = words.join('');
    if (/mount|unshare|Operation not permitted|ENOENT/.test(said) || said === '')
      return pretended();
    throw new Error(said);
  }
  const ask = async (line: string) => {
    child.stdin.write(`${line}\n`);
    const answer = await lines();
    if (answer === undefined) throw new Error(words.join(''));
    return JSON.parse(answer) as { running: boolean };
  };
  const urls = JSON.parse(first) as Omit<TestDatabase, 'drop'>;
  const over = new Promise((resolve) => child.once('exit', resolve));
  return {
    database: {
      ...urls,
      drop: async () => {
        child.stdin.end();
        await over;
      },
    },
    real: true,
    fill: async (left) => {
      await ask(`fill ${left}`);
    },
    room: async () => ({ ended: !(await ask('room')).running }),
  };
}

/** The next line of its output; undefined once it has ended. */
function linesOf(child: ChildProcess): () => Promise<string | undefined> {
  if (child.stdout === null) throw new Error('its output is not heard');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.on('error', () => undefined);
  return async () => {
    const next = await lines.next();
    return next.done === true ? undefined : next.value;
  };
}

/** PostgreSQL answers as it does without room (SQLSTATE 53100) wherever something large is stored. */
async function pretended(): Promise<SmallDisk> {
  const database = await createTestDatabase();
  const ask = async (statements: string): Promise<void> => {
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    await client.query(statements).finally(() => client.end());
  };
  return {
    database,
    real: false,
    fill: () =>
      ask(`
        create function no_room() returns trigger language plpgsql as $$ begin
          raise exception 'could not extend file "base/16385/16417": No space left on device'
            using errcode = 'disk_full'; end $$;
        create trigger no_room before insert on file_chunks for each row execute function no_room();
        create trigger no_room before insert on answers for each row execute function no_room()`),
    room: async () => {
      await ask('drop function no_room cascade');
      return { ended: false };
    },
  };
}
