import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

let installed = false;

/**
 * Lets the engine's own library speak only when something is wrong: at `WARN` it tells of every attempt that
 * failed and will be made again. Signals are left to the process (platform/life.ts): the library would stop the worker
 * beside it, and the process would end in the middle of what it sends. Call it before any connection is made; the first
 * call counts.
 */
export function quietRuntime(level: 'WARN' | 'ERROR'): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger(level),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: level, other: 'ERROR' }) },
    },
  });
}
