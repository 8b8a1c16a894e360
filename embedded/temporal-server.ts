import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Background } from './background';
import type { Guard } from './guard';
import { freePort, sameOrFree, whenOpen } from './ports';
import { readState, writeState } from './state-file';
import { ensureAttributes } from './temporal-attributes';
import { findTemporal } from './temporal-cli';
import { Trouble } from './trouble';

export interface EmbeddedTemporal {
  /** host:port */
  address: string;
  port: number;
  pid: number | undefined;
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

interface TemporalOptions {
  home: string;
  guard: Guard;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Lets one workflow's clock be moved (temporal-notes.md, "Virtual time"): tests and the demo. */
  virtualTime?: boolean;
  /** Limits of the server's own, `name=value`: a test of one need not reach what it is by itself. */
  limits?: readonly string[];
  /** Kept in memory and gone with the server: for what is thrown away in any case. */
  forgetful?: boolean;
  /** Only there, because others have been told; else last time's or a free one. */
  port?: number | undefined;
}

/** The server's own names; the second makes a skip take milliseconds instead of a second. */
const VIRTUAL_TIME = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'history.timerProcessorMaxTimeShift="10ms"',
];
const NAMESPACE = 'default';
const STOP_MS = 5_000;
const OPEN_MS = 30_000;

/**
 * Starts Temporal's development server on a free port of loopback, with its state in one SQLite file
 * that survives `kill -9`. Not for production: one shard, histories kept 24 hours. Throws Trouble.
 */
export async function startTemporal(options: TemporalOptions): Promise<EmbeddedTemporal> {
  const { home, guard } = options;
  await mkdir(home, { recursive: true });
  const program = await findTemporal(options.env, options.say);
  const portFile = path.join(home, 'temporal-port.json');
  const launch = async (port: number): Promise<Background> => {
    const server = new Background({
      command: program,
      args: [
        ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)],
        ...['--http-port', '0', '--metrics-port', String(await freePort())],
        ...(options.forgetful ? [] : ['--db-filename', path.join(home, 'temporal.db')]),
        ...['--namespace', NAMESPACE, '--log-level', 'error'],
        ...[...(options.virtualTime ? VIRTUAL_TIME : []), ...(options.limits ?? [])].flatMap(
          (one) => ['--dynamic-config-value', one],
        ),
      ],
      logFile: path.join(home, 'logs', 'temporal.log'),
      signal: 'TERM',
      guard,
    });
    const until = Date.now() + OPEN_MS;
    try {
      // A client that finds nobody there waits a second before it looks again.
      await whenOpen(port, () => server.running && Date.now() < until);
      await ensureAttributes({ address: `127.0.0.1:${port}` }, NAMESPACE, () => server.running);
    } catch (cause) {
      await server.stop(STOP_MS);
      throw new Trouble(`Temporal did not start:\n${await server.lastWords()}`, { cause });
    }
    return server;
  };
  let port = options.port ?? (await sameOrFree(await readState(portFile, z.int())));
  let server: Background;
  try {
    server = await launch(port);
  } catch (error) {
    if (options.port !== undefined) throw error;
    // Somebody may have taken the port between our look and the start: once more, elsewhere.
    port = await freePort();
    server = await launch(port);
  }
  await writeState(portFile, port);
  return {
    address: `127.0.0.1:${port}`,
    port,
    pid: server.pid,
    ended: server.ended,
    // There is nothing that it could put away.
    stop: () => server.stop(options.forgetful ? 0 : STOP_MS),
  };
}
