import type { FastifyInstance } from 'fastify';
import { isOver } from '../../../domain/handover/stage';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NO_PICTURE, picturePlan } from '../tasks/picture-plan';
import { tasksInWords } from '../../../templates/pages/console/task-count-words';
import { taskRow } from '../tasks/task-row';
import { frameOf } from './frame';
import { loadHandover } from './loaded';

/** The reset tasks of one handover: what blocks most first, what has ended last. */
export function registerTasksTab(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<{ Params: { id: string } }>('/handovers/:id/tasks', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    const [frame, picture] = await Promise.all([
      frameOf(deps, loaded, { tab: 'tasks' }),
      isOver(loaded.head.handover.stage) ? NO_PICTURE : picturePlan(deps, request.params.id),
    ]);
    return reply.page('console/handover-tasks', {
      section: 'onboardings',
      title: `Reset tasks, ${frame.title}`,
      frame,
      picture,
      counted: tasksInWords(loaded.tasks),
      standby: loaded.tasks.some(({ state }) => state === 'standby'),
      tasks: loaded.tasks.map((task) =>
        taskRow(task, { at: loaded.reader.at, zone: loaded.ourZone }),
      ),
    });
  });
}
