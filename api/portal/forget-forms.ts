import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Milliseconds without a further form after which the memory is cleared. */
const QUIET_MS = 1_000;
/** The most that a form waits for that while others keep coming, in milliseconds. */
const MOST_MS = 10_000;

/**
 * Clears the portal's memory after forms: a second after the last one was answered, refused or broken off, and within
 * ten seconds while others keep coming. What is being read at that moment is cleared with the next.
 */
export function forgetForms(server: Server, clear: () => void): void {
  let soon: NodeJS.Timeout | undefined;
  let since = 0;
  const clearSoon = (): void => {
    const now = performance.now();
    if (soon === undefined) since = now;
    clearTimeout(soon);
    soon = setTimeout(
      () => {
        soon = undefined;
        clear();
      },
      Math.max(0, Math.min(QUIET_MS, since + MOST_MS - now)),
    ).unref();
  };
  server.on('connection', (socket) => {
    // Without a listener the parser of HTTP reads into one room for all, which nobody can clear.
    socket.on('data', () => undefined);
  });
  server.on('request', ({ method }: IncomingMessage, response: ServerResponse) => {
    if (method === 'POST') response.once('close', clearSoon);
  });
}
