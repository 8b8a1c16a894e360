import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether nothing listens there now. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/**
 * Below the ports that systems lend to outgoing connections (from 32768 on Linux, from 49152 elsewhere, RFC 6335):
 * one of those may be lent away between our look and the moment something listens on it.
 */
const FROM = 10_240;
const TO = 32_768;
const MOST_LOOKS = 200;
/** Given out by this process, and perhaps not listened on yet. */
const given = new Set<number>();

/** A port of the loopback address that nothing listens on. Throws when none of many looked at is free. */
export async function freePort(): Promise<number> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const port = randomInt(FROM, TO);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port found between ${FROM} and ${TO}`);
}

/** The same port as last time when it is still free, so that bookmarks and open tools keep working. */
export async function sameOrFree(remembered: number | undefined): Promise<number> {
  return remembered !== undefined && (await isFree(remembered)) ? remembered : freePort();
}

const LOOK_AGAIN_MS = 10;

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (whether: boolean): void => {
      socket.destroy();
      resolve(whether);
    };
    socket
      .once('connect', () => {
        end(true);
      })
      .once('error', () => {
        end(false);
      });
  });
}

/** Waits until something listens at a port of loopback, or `waiting` says that it is no use. */
export async function whenOpen(port: number, waiting: () => boolean): Promise<void> {
  while (waiting() && !(await answers(port))) await sleep(LOOK_AGAIN_MS);
}
