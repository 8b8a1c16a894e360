import type { FastifyInstance } from 'fastify';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { registerHandoverMail } from './handover-mail';
import { registerMailActs } from './mail-acts';
import { registerMailFiles } from './mail-files';
import { registerStrangers } from './strangers';

/** Mail that came. Needs `requireSession` on the same scope. */
export function registerMail(app: FastifyInstance, deps: ConsoleDeps): void {
  registerHandoverMail(app, deps);
  registerMailActs(app, deps);
  registerMailFiles(app, deps);
  registerStrangers(app, deps);
}
