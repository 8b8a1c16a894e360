import { z } from 'zod';
import { readMessages } from '../../db/handover-read';
import { listInbound } from '../../db/inbound-read';
import { readItems } from '../../db/items';
import { readLog } from '../../db/handover-log';
import { listTasksOf } from '../../db/task-pages';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { eventPage, itemList, messageList, taskList } from './detail-schemas';
import { cameShape, itemShape, messageShape, taskShape } from './detail-shape';
import { handoverParams } from './handover-schemas';
import { answers } from './problem';

/** What a handover consists of: `/items`, `/messages`, `/tasks`, `/log`. */
export function registerDetails(api: Api, { db }: ConsoleDeps): void {
  const read = { config: { scope: 'handovers:read' as const } };
  const about = (operationId: string, summary: string, description: string) => ({
    operationId,
    tags: ['handovers'],
    summary,
    description,
    params: handoverParams,
  });

  api.get(
    '/handovers/:id/items',
    {
      ...read,
      schema: {
        ...about('listItems', 'Read the items', 'All lines of the request, in the letter’s order.'),
        response: answers({ 200: itemList }, 403, 404),
      },
    },
    async ({ params }) => {
      const { id } = await theHandover(db, params.id);
      return { items: (await readItems(db, id)).map(itemShape) };
    },
  );
  api.get(
    '/handovers/:id/messages',
    {
      ...read,
      schema: {
        ...about(
          'listMessages',
          'Read the correspondence',
          'Every message with its text and fate, and what came by mail, without what it says.',
        ),
        response: answers({ 200: messageList }, 403, 404),
      },
    },
    async ({ params }) => {
      const { id } = await theHandover(db, params.id);
      const [messages, came] = await Promise.all([readMessages(db, id), listInbound(db, id)]);
      return { messages: messages.map(messageShape), came: came.map(cameShape) };
    },
  );
  api.get(
    '/handovers/:id/tasks',
    {
      ...read,
      schema: {
        ...about('listTasks', 'Read the reset tasks', 'What blocks most first, ended ones last.'),
        response: answers({ 200: taskList }, 403, 404),
      },
    },
    async ({ params }) => {
      const { id } = await theHandover(db, params.id);
      return { tasks: (await listTasksOf(db, id)).map(taskShape) };
    },
  );
  api.get(
    '/handovers/:id/log',
    {
      config: { scope: 'audit:read' },
      schema: {
        ...about('readLog', 'Read the log', 'Who did what and when, newest first.'),
        tags: ['audit'],
        querystring: z.strictObject({
          before: z.coerce
            .number()
            .int()
            .min(1)
            .optional()
            .describe('nextBefore of the page before'),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: answers({ 200: eventPage }, 400, 403, 404),
      },
    },
    async ({ params, query }) => {
      const { id } = await theHandover(db, params.id);
      const page = { before: query.before ?? null, most: query.limit };
      const events = await readLog(db, id, page);
      const last = events.at(-1);
      return {
        events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
        // The log begins at 1 and has no gaps.
        nextBefore: last && last.seq > 1 ? last.seq : null,
      };
    },
  );
}
