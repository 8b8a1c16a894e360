import type { FastifyInstance } from 'fastify';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { registerAuthorityTab } from './authority-tab';
import { registerCommandPages } from './commands/routes';
import { registerCorrespondenceTab } from './correspondence-tab';
import { registerDecisionsTab } from './decisions-tab';
import { registerDocuments } from './documents';
import { registerItemPage } from './item-page';
import { registerItemsTab } from './items-tab';
import { registerLogTab } from './log-tab';
import { registerLooksTab } from './looks-tab';
import { registerNextPage } from './next-page';
import { registerPeopleTab } from './people-tab';
import { registerTasksTab } from './tasks-tab';

/** Every page of one handover. Needs `requireSession` on the same scope. */
export function registerHandover(app: FastifyInstance, deps: ConsoleDeps): void {
  registerItemsTab(app, deps);
  registerItemPage(app, deps);
  registerCorrespondenceTab(app, deps);
  registerTasksTab(app, deps);
  registerPeopleTab(app, deps);
  registerAuthorityTab(app, deps);
  registerDecisionsTab(app, deps);
  registerLooksTab(app, deps);
  registerLogTab(app, deps);
  registerDocuments(app, deps);
  registerCommandPages(app, deps);
  registerNextPage(app, deps);
}
