import { DefaultLogger, Runtime } from '@temporalio/worker';

let installed = false;

/** Lets the engine's own library speak only when something is wrong. Call it before any connection is made. */
export function quietRuntime(): void {
  if (installed) return;
  installed = true;
  Runtime.install({ logger: new DefaultLogger('WARN') });
}
