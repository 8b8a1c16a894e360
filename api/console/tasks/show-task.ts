import type { FastifyReply, FastifyRequest } from 'fastify';
import { readTask, type TaskPageRow } from '../../../db/task-pages';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { staffOf } from '../../plugins/staff-session';
import { taskView } from './task-view';

export interface TaskAddress {
  Params: { id: string };
  Querystring: { done?: string };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Throws NotFound. */
export async function taskOf({ db }: ConsoleDeps, id: string): Promise<TaskPageRow> {
  const task = UUID.test(id) ? await readTask(db, id) : undefined;
  if (!task) throw new NotFound('There is no reset task at this address.');
  return task;
}

/** The page again, with the sentence of a refusal and what was typed. Throws whatever else it is given. */
export async function refuse(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { task, error, form }: { task: TaskPageRow; error: unknown; form: URLSearchParams | null },
): Promise<FastifyReply> {
  if (!(error instanceof Refusal)) throw error;
  reply.code(409);
  return showTask(deps, request, reply, { task, notice: null, refusal: error.sentence, form });
}

/** A task's page. */
export async function showTask(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: {
    task: TaskPageRow;
    notice: string | null;
    refusal: string | null;
    form?: URLSearchParams | null;
  },
): Promise<FastifyReply> {
  const { task, notice, refusal, form = null } = shown;
  return reply.page('console/tasks-one', {
    section: 'tasks',
    title: `${task.itemName}, ${task.clientName}`,
    ...(await taskView(deps, task, { reader: staffOf(request), form })),
    notice,
    refusal,
  });
}
