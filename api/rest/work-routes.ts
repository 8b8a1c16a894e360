import { z } from 'zod';
import { finishTask, waiveTask } from '../../db/finish-task';
import { acceptItem, readItem } from '../../db/items';
import { readTask } from '../../db/task-pages';
import { note } from '../../domain/intake/fields';
import { stepsFor } from '../../domain/resets/checklist';
import { sendAnswerBack } from '../intake/words-to-them';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { callerOf } from './auth';
import { itemSchema, taskSchema } from './detail-schemas';
import { itemShape, taskShape } from './detail-shape';
import { handoverParams } from './handover-schemas';
import { answers, notFound } from './problem';

const uuid = z.uuid('Write the id as the lists say it.');
const itemParams = handoverParams.extend({ itemId: uuid.describe('The item’s id') });
const taskParams = z.object({ id: uuid.describe('The task’s id') });
const nothing = z.strictObject({}).prefault({}).describe('Needs no arguments');
const PROBLEMS = [400, 403, 404, 409, 413, 415, 422];
const CONFIG = { scope: 'tasks:write' } as const;

/** Verdicts on answers, `POST /handovers/:id/items/:itemId/accept|reject`. */
export function registerVerdicts(api: Api, deps: ConsoleDeps): void {
  const { db, clock } = deps;
  const theItem = async (handoverId: string, itemId: string) => {
    const row = await readItem(db, handoverId, itemId);
    if (!row) throw notFound('This handover has no such item.');
    return row;
  };

  api.post(
    '/handovers/:id/items/:itemId/accept',
    {
      config: CONFIG,
      schema: {
        operationId: 'acceptItem',
        tags: ['work'],
        summary: 'Accept an answer',
        description: 'What came was tried and is as it should be.',
        params: itemParams,
        body: nothing,
        response: answers({ 200: itemSchema }, ...PROBLEMS),
      },
    },
    async (request) => {
      const { id: handoverId } = await theHandover(db, request.params.id);
      const { id: itemId } = await theItem(handoverId, request.params.itemId);
      await acceptItem(db, { handoverId, itemId, by: callerOf(request), at: clock.now() });
      return itemShape(await theItem(handoverId, itemId));
    },
  );
  api.post(
    '/handovers/:id/items/:itemId/reject',
    {
      config: CONFIG,
      schema: {
        operationId: 'rejectItem',
        tags: ['work'],
        summary: 'Send an answer back',
        description: 'The item is asked for again, with a note that the previous MSP reads.',
        params: itemParams,
        body: z
          .strictObject({ note: note().min(1, 'Write what is wrong with the answer.') })
          .meta({ examples: [{ note: 'The password is refused at sign-in. Please check it.' }] }),
        response: answers({ 200: itemSchema }, ...PROBLEMS),
      },
    },
    async (request) => {
      const { id: handoverId } = await theHandover(db, request.params.id);
      const { id: itemId } = await theItem(handoverId, request.params.itemId);
      const act = { handoverId, itemId, by: callerOf(request), at: clock.now() };
      await sendAnswerBack(deps, { ...act, note: request.body.note });
      return itemShape(await theItem(handoverId, itemId));
    },
  );
}

/** Reset tasks ended by a person, `POST /tasks/:id/done|waive`. */
export function registerTaskEnds(api: Api, { db, clock, playbook }: ConsoleDeps): void {
  const theTask = async (id: string) => {
    const row = await readTask(db, id);
    if (!row) throw notFound('There is no such reset task.');
    return row;
  };

  api.post(
    '/tasks/:id/done',
    {
      config: CONFIG,
      schema: {
        operationId: 'finishTask',
        tags: ['work'],
        summary: 'Finish a reset task',
        description: 'The work is done. Say where the new secret was recorded, never the secret.',
        params: taskParams,
        body: z
          .strictObject({
            recordedWhere: note().default('').describe('Where the new secret is kept'),
            note: note().default('').describe('For colleagues'),
            insists: z
              .boolean()
              .default(false)
              .describe('Done although it should come after something that is not settled yet'),
          })
          .meta({ examples: [{ recordedWhere: 'Password manager, “Alder & Birch / Firewall”' }] }),
        response: answers({ 200: taskSchema }, ...PROBLEMS),
      },
    },
    async (request) => {
      const { id: taskId, catalogueNumber, reason } = await theTask(request.params.id);
      const steps = stepsFor(playbook, catalogueNumber, reason).map(({ step }) => step);
      const act = { taskId, by: callerOf(request), at: clock.now(), steps };
      await finishTask(db, { ...act, ...request.body });
      return taskShape(await theTask(taskId));
    },
  );
  api.post(
    '/tasks/:id/waive',
    {
      config: CONFIG,
      schema: {
        operationId: 'waiveTask',
        tags: ['work'],
        summary: 'Waive a reset task',
        description: 'It need not be done, and here is why.',
        params: taskParams,
        body: z
          .strictObject({ reason: note().min(1, 'Say why: it is written into the log.') })
          .meta({ examples: [{ reason: 'The firewall was replaced' }] }),
        response: answers({ 200: taskSchema }, ...PROBLEMS),
      },
    },
    async (request) => {
      const { id: taskId } = await theTask(request.params.id);
      const { reason } = request.body;
      await waiveTask(db, { taskId, by: callerOf(request), at: clock.now(), reason });
      return taskShape(await theTask(taskId));
    },
  );
}
