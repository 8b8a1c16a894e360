import { z } from 'zod';
import { blockTask, unblockTask } from '../../db/block-task';
import type { TaskAct } from '../../db/change-task';
import { reopenTask } from '../../db/reopen-task';
import { dropStandBy, keepAsRotation } from '../../db/stand-by-question';
import { tickStep } from '../../db/task-checks';
import { addEvidence } from '../../db/task-evidence';
import { readTask, type TaskPageRow } from '../../db/task-pages';
import { assignTask, beginTask, noteTask } from '../../db/work-task';
import { note } from '../../domain/intake/fields';
import { BLOCK_REASONS, readBlock } from '../../domain/resets/blocked';
import { stepsFor } from '../../domain/resets/checklist';
import { ourOffice } from '../../platform/our-office';
import type { ConsoleDeps } from '../plugins/console-deps';
import type { Api } from './api';
import { callerOf } from './auth';
import { taskSchema } from './detail-schemas';
import { taskShape } from './detail-shape';
import { answers, notFound } from './problem';

const params = z.object({
  id: z.uuid('Write the id as the lists say it.').describe('The task’s id'),
});
const PROBLEMS = [400, 403, 404, 409, 413, 415, 422];
const nothing = z.strictObject({}).prefault({}).describe('Needs no arguments');
const reason = note().min(1, 'Say why: it is written into the log.');

interface Act<B extends z.ZodType> {
  operationId: string;
  summary: string;
  description: string;
  body: B;
  carry: (act: TaskAct, body: z.output<B>, task: TaskPageRow) => Promise<void>;
}

/** What people do to a reset task besides ending it, `POST /tasks/:id/…`. */
export function registerTaskActs(api: Api, { db, clock, playbook, config }: ConsoleDeps): void {
  const theTask = async (id: string): Promise<TaskPageRow> => {
    const row = await readTask(db, id);
    if (!row) throw notFound('There is no such reset task.');
    return row;
  };

  function act<B extends z.ZodType>(path: string, one: Act<B>): void {
    api.post(
      `/tasks/:id/${path}`,
      {
        config: { scope: 'tasks:write' },
        schema: {
          operationId: one.operationId,
          tags: ['work'],
          summary: one.summary,
          description: one.description,
          params,
          body: one.body,
          response: answers({ 200: taskSchema }, ...PROBLEMS),
        },
      },
      async (request) => {
        const task = await theTask(request.params.id);
        const by = { taskId: task.id, by: callerOf(request), at: clock.now() };
        await one.carry(by, request.body as z.output<B>, task);
        return taskShape(await theTask(task.id));
      },
    );
  }

  act('begin', {
    operationId: 'beginTask',
    summary: 'Begin a reset task',
    description: 'Somebody works on it now.',
    body: nothing,
    carry: (by) => beginTask(db, { ...by, staffId: null, insists: false }),
  });
  act('assign', {
    operationId: 'assignTask',
    summary: 'Hand a reset task over',
    description: 'To a person by address, or without one to whose turn it is.',
    body: z
      .strictObject({ owner: z.email().nullable().default(null).describe('Address of the person') })
      .meta({ examples: [{ owner: 'tom@northgate.example' }] }),
    carry: (by, { owner }) => assignTask(db, { ...by, to: owner ? { email: owner } : 'in_turn' }),
  });
  act('tick', {
    operationId: 'tickTaskStep',
    summary: 'Tick or untick a step',
    description: 'The step’s number in the playbook’s list for this task, from 1.',
    body: z
      .strictObject({ step: z.int().min(1).max(99), done: z.boolean().default(true) })
      .meta({ examples: [{ step: 1, done: true }] }),
    carry: (by, { step, done }, task) => {
      const steps = stepsFor(playbook, task.catalogueNumber, task.reason).map((one) => one.step);
      return tickStep(db, { ...by, step: steps[step - 1] ?? '', done, steps });
    },
  });
  act('note', {
    operationId: 'noteTask',
    summary: 'Replace a reset task’s note',
    description: 'What colleagues should know. Never a secret.',
    body: z
      .strictObject({ note: note().default('') })
      .meta({ examples: [{ note: 'Ticket 4711' }] }),
    carry: (by, body) => noteTask(db, { ...by, note: body.note }),
  });
  act('evidence', {
    operationId: 'addTaskEvidence',
    summary: 'Add evidence as a note',
    description:
      'What shows that it is done. Files are added in the console, where they are sealed.',
    body: z
      .strictObject({ note: note().min(1, 'Write what shows that it is done.') })
      .meta({ examples: [{ note: 'Role list holds our two admins only' }] }),
    carry: (by, body) => addEvidence(db, { ...by, note: body.note, file: null }),
  });
  act('block', {
    operationId: 'blockTask',
    summary: 'Say what a reset task waits for',
    description: 'Nobody is reminded of it until the day on which somebody looks again.',
    body: z
      .strictObject({
        reason: z.enum(BLOCK_REASONS),
        note: note().default(''),
        lookAgainOn: z.iso.date().describe('A day of ours'),
      })
      .meta({ examples: [{ reason: 'vendor', note: 'ticket 4711', lookAgainOn: '2027-03-19' }] }),
    carry: (by, body) => blockTask(db, { ...by, ...readBlock(body, ourOffice(config)) }),
  });
  act('unblock', {
    operationId: 'unblockTask',
    summary: 'Free a blocked reset task',
    description: 'It can be worked on again.',
    body: nothing,
    carry: (by) => unblockTask(db, by),
  });
  act('keep', {
    operationId: 'keepStandBy',
    summary: 'Keep begun stand-by work',
    description: 'Its item came meanwhile; what was done goes on as its rotation.',
    body: nothing,
    carry: (by) => keepAsRotation(db, by),
  });
  act('drop', {
    operationId: 'dropStandBy',
    summary: 'Drop begun stand-by work',
    description: 'Its item came meanwhile; what came is rotated in its own time.',
    body: nothing,
    carry: (by) => dropStandBy(db, by),
  });
  act('reopen', {
    operationId: 'reopenTask',
    summary: 'Open a reset task again',
    description: 'It was ended by mistake. Possible until its handover is closed.',
    body: z.strictObject({ reason }).meta({ examples: [{ reason: 'It was the wrong tenant' }] }),
    carry: (by, body) => reopenTask(db, { ...by, reason: body.reason }),
  });
}
