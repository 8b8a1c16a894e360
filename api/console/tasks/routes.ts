import type { FastifyInstance } from 'fastify';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { registerTaskBoard } from './board';
import { registerEvidence } from './evidence';
import { registerTaskPage } from './task-page';

/** The reset tasks' pages. Needs `requireSession` on the same scope. */
export function registerTasks(app: FastifyInstance, deps: ConsoleDeps): void {
  registerTaskBoard(app, deps);
  registerTaskPage(app, deps);
  registerEvidence(app, deps);
}
