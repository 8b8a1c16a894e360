import type { FastifyInstance } from 'fastify';
import { recordDownload } from '../../../db/reveals';
import { addEvidence, readEvidenceFile } from '../../../db/task-evidence';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { recentAt } from '../../plugins/recent-sign-in';
import { actorOf } from '../../plugins/staff-session';
import { handOut } from '../reveal/hand-out';
import { isId } from '../reveal/scene';
import { withEvidence } from './evidence-upload';
import { refuse, taskOf, type TaskAddress } from './show-task';

interface FileAddress {
  Params: { id: string; evidenceId: string };
}

/** What shows that a task is done: added, and handed out again once that is in the log. */
export function registerEvidence(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db, clock } = deps;

  app.post<TaskAddress>('/tasks/:id/evidence', async (request, reply) => {
    const task = await taskOf(deps, request.params.id);
    try {
      const act = { taskId: task.id, by: actorOf(request), at: clock.now() };
      await withEvidence(deps, request, task.handoverId, (given) =>
        addEvidence(db, { ...act, ...given }),
      );
    } catch (error) {
      return refuse(deps, request, reply, { task, error, form: null });
    }
    return reply.redirect(`/tasks/${task.id}?done=evidence-added#evidence`, 303);
  });

  app.post<FileAddress>(
    '/tasks/:id/evidence/:evidenceId/file',
    recentAt(/\/evidence\/.*$/),
    async (request, reply) => {
      const task = await taskOf(deps, request.params.id);
      const { evidenceId } = request.params;
      const file = isId(evidenceId) ? await readEvidenceFile(db, task.id, evidenceId) : undefined;
      if (!file) throw new NotFound('This task has no such file.');
      const { handoverId, itemId } = task;
      try {
        await recordDownload(db, {
          handoverId,
          itemId,
          fileId: file.id,
          by: actorOf(request),
          reason: 'evidence of the reset task',
          at: clock.now(),
        });
        return await handOut(deps, reply, { handoverId, file });
      } catch (error) {
        return refuse(deps, request, reply, { task, error, form: null });
      }
    },
  );
}
