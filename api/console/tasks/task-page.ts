import type { FastifyInstance } from 'fastify';
import { DONE } from '../../../templates/pages/console/handover-words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { formOf } from '../form';
import { refuse, showTask, taskOf, type TaskAddress } from './show-task';
import { pressedBy, TASK_BUTTONS } from './task-acts';

/** One reset task: how it is done, what it waits for, whose it is, and the buttons that end it. */
export function registerTaskPage(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<TaskAddress>('/tasks/:id', async (request, reply) => {
    const task = await taskOf(deps, request.params.id);
    const notice = DONE[request.query.done ?? ''] ?? null;
    return showTask(deps, request, reply, { task, notice, refusal: null });
  });

  for (const [name, button] of Object.entries(TASK_BUTTONS)) {
    app.post<TaskAddress>(`/tasks/:id/${name}`, async (request, reply) => {
      const task = await taskOf(deps, request.params.id);
      const form = formOf(request);
      try {
        await button.press(pressedBy(deps, request, task));
      } catch (error) {
        return refuse(deps, request, reply, { task, error, form });
      }
      const place = button.place?.(form) ?? '';
      return reply.redirect(`/tasks/${task.id}?done=${button.done}${place}`, 303);
    });
  }
}
