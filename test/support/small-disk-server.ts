import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { migrate } from '../../db/migrate';
import { MAIN_DATABASE } from '../../embedded/database-access';
import { Guard } from '../../embedded/guard';
import { startPostgres, type EmbeddedPostgres } from '../../embedded/postgres';

/** Small files of the write-ahead log would need a cluster of its own kind: two of 16 MiB stay, and no third is kept. */
const SETTINGS = ['autovacuum=off', 'min_wal_size=32MB', 'max_wal_size=32MB', 'jit=off'];
const PIECE = Buffer.alloc(1024 * 1024);

/**
 * A program of its own, started in a mount namespace of its own (`unshare --mount`): PostgreSQL with our databases on a
 * disk in memory of so many MiB, which is gone with it. Says its addresses in a line of JSON, then does what is asked of
 * it in lines and answers each with one: `fill BYTES` leaves so much room, `room` gives it back, and starts PostgreSQL
 * once more if it has ended.
 */
async function main(): Promise<void> {
  const [folder = '', mib = ''] = process.argv.slice(2);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m,mode=0700`, 'tmpfs', folder]);
  const guard = new Guard();
  const state = { running: true };
  const start = async (port?: number): Promise<EmbeddedPostgres> => {
    const started = await startPostgres({ home: folder, guard, settings: SETTINGS, port });
    state.running = true;
    void started.ended.then(() => (state.running = false));
    return started;
  };
  let server = await start();
  await migrate(server.urls.ownerUrl, server.urls.keystoreOwnerUrl);
  const url = new URL(server.superuserUrl);
  url.pathname = MAIN_DATABASE;
  say({ ...server.urls, keystoreUrl: server.urls.keystoreWorkerUrl, superuserUrl: url.href });
  const ballast = path.join(folder, 'ballast');
  for await (const line of createInterface({ input: process.stdin })) {
    const [act, bytes] = line.split(' ');
    const { running } = state;
    if (act === 'fill') fill(ballast, Number(bytes));
    if (act === 'room') {
      rmSync(ballast);
      if (!running) server = await start(server.port);
    }
    say({ done: act, running });
  }
  await server.stop();
  await guard.close();
}

function fill(ballast: string, left: number): void {
  const { bavail, bsize } = statfsSync(path.dirname(ballast));
  const file = openSync(ballast, 'w');
  try {
    for (let more = bavail * bsize - left; more > 0; more -= PIECE.length) {
      writeSync(file, PIECE, 0, Math.min(more, PIECE.length));
    }
  } finally {
    closeSync(file);
  }
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
