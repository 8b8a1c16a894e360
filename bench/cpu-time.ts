import { readdir, readFile } from 'node:fs/promises';
import { Client } from 'pg';

/** Time on the processor so far, in seconds: unlike time on the clock, others' work hardly changes it. Linux only. */
export interface CpuClock {
  /** Of these processes, by their ids, and of those that they started and that have ended; with all of PostgreSQL's. */
  of(pids: readonly number[]): Promise<number>;
  end(): Promise<void>;
}

const NANO = 1e-9;
/** Linux counts the time of ended children in these (man 5 proc_pid_stat). */
const TICKS_PER_SECOND = 100;

/** Of one process, with all its threads. */
export async function ofProcess(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const spent = await Promise.all(
    threads.map(async (thread) => {
      const line = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0');
      return Number(line.split(' ', 1)[0]);
    }),
  );
  return spent.reduce((sum, one) => sum + one, 0) * NANO;
}

/** What stands after the name, which may have blanks in it. */
async function statOf(pid: number): Promise<number[]> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8');
  return line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}

async function ofEndedChildren(pid: number): Promise<number> {
  const [user = 0, system = 0] = (await statOf(pid)).slice(13, 15);
  return (user + system) / TICKS_PER_SECOND;
}

/** `url`: of the PostgreSQL on this machine whose processes count. */
export async function cpuClock(url: string): Promise<CpuClock> {
  const client = new Client({ connectionString: url, application_name: 'cpu-clock' });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = (await statOf(rows[0]?.pid ?? 0))[1] ?? 0;
  return {
    of: async (pids) => {
      const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
      const all = [...pids, ...children.trim().split(' ').map(Number)];
      const spent = await Promise.all(all.map(ofProcess));
      const ended = await Promise.all([postmaster, ...pids].map(ofEndedChildren));
      return [...spent, ...ended].reduce((sum, one) => sum + one, 0);
    },
    end: () => client.end(),
  };
}
