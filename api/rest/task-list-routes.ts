import { z } from 'zod';
import { listTasks, type TaskCursor } from '../../db/task-pages';
import { TASK_REASONS } from '../../domain/resets/task';
import type { ConsoleDeps } from '../plugins/console-deps';
import type { Api } from './api';
import { taskPage } from './detail-schemas';
import { taskShape } from './detail-shape';
import { answers, ApiProblem } from './problem';

const SHOWN = ['open', 'overdue', 'blocked', 'standby', 'unowned', 'all'] as const;
const NOBODY = '00000000-0000-0000-0000-000000000000';

const query = z.strictObject({
  show: z.enum(SHOWN).default('open'),
  reason: z.enum(TASK_REASONS).optional(),
  handover: z.uuid().optional().describe('Only this handover’s, by its id'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(300).optional().describe('nextCursor of the page before'),
});

/** `GET /tasks`: reset tasks of every handover that runs. */
export function registerTaskList(api: Api, { db, clock }: ConsoleDeps): void {
  api.get(
    '/tasks',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'listAllTasks',
        tags: ['work'],
        summary: 'List reset tasks',
        description: 'Of all handovers that run: what blocks most first, then what is due first.',
        querystring: query,
        response: answers({ 200: taskPage }, 400, 403),
      },
    },
    async (request) => {
      const { show, reason, handover, limit, cursor } = request.query;
      const filter = { only: show, staffId: NOBODY, at: clock.now(), reason, handoverId: handover };
      const after = cursor === undefined ? null : readPlace(cursor);
      const rows = await listTasks(db, filter, { after, most: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = rows.length > shown.length ? shown.at(-1) : undefined;
      return { tasks: shown.map(taskShape), nextCursor: last ? writePlace(last) : null };
    },
  );
}

const place = z.tuple([z.int(), z.iso.datetime(), z.uuid()]);

function writePlace({ blocks, dueAt, id }: TaskCursor): string {
  return Buffer.from(JSON.stringify([blocks, dueAt.toISOString(), id])).toString('base64url');
}

/** Throws ApiProblem for what is not a cursor of ours. */
function readPlace(text: string): TaskCursor {
  try {
    const [blocks, dueAt, id] = place.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { blocks, dueAt: new Date(dueAt), id };
  } catch {
    throw new ApiProblem('invalid-parameter', 'Mend the parameters that are listed.', [
      { path: 'cursor', message: 'Give nextCursor of the page before, as it is, or leave it out.' },
    ]);
  }
}
