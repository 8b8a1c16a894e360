/**
 * Runs `stop` once on SIGTERM or SIGINT and, with `watchdog`, when standard input closes: the supervisor
 * holds its other end, so a child does not outlive it even after `kill -9`. Then the process ends.
 */
export function onStop(watchdog: boolean, stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (!watchdog) return;
  process.stdin.on('end', end).on('close', end).on('error', end).resume();
}
