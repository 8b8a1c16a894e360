import { z } from 'zod';
import { readSteps } from '../../db/steps';
import { maskLinks } from '../../domain/links/mask-links';
import { nextToSend } from '../../drafting/step-facts';
import { readPreview } from '../intake/read-preview';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { handoverParams } from './handover-schemas';
import { answers, notFound } from './problem';

const previewSchema = z
  .object({
    step: z.object({ key: z.string(), template: z.string(), dueAt: z.iso.datetime() }),
    goes: z
      .enum(['send', 'later', 'skip', 'inside'])
      .describe('inside: to the owners of overdue tasks in our own house'),
    why: z.string().nullable().describe('Why it would not go'),
    attachments: z.array(z.string()),
    messages: z.array(
      z.object({
        name: z.string(),
        email: z.string(),
        subject: z.string(),
        text: z.string().describe('Everybody’s own link is filled in when it goes'),
        edited: z.boolean(),
      }),
    ),
  })
  .meta({
    id: 'Preview',
    description: 'What a step would send, exactly as it would go',
    examples: [
      {
        step: { key: 'reminder', template: 'reminder', dueAt: '2027-03-08T09:00:00.000Z' },
        goes: 'send',
        why: null,
        attachments: [],
        messages: [
          {
            name: 'Bo Technician',
            email: 'bo@sysworks.example',
            subject: 'Fern Logistics: handover H-2027-0001, 12 items are outstanding',
            text: 'Dear Bo Technician, …',
            edited: false,
          },
        ],
      },
    ],
  });

/** `GET /handovers/:id/preview`: the next message before it goes, as the console shows it. Changes nothing. */
export function registerPreview(api: Api, deps: ConsoleDeps): void {
  const { db, clock } = deps;
  api.get(
    '/handovers/:id/preview',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'previewStep',
        tags: ['handovers'],
        summary: 'Read the next message before it goes',
        description: 'Of the next step or a later one, at its time or as if it went now.',
        params: handoverParams,
        querystring: z.strictObject({
          step: z
            .string()
            .max(200)
            .optional()
            .describe('Key of a planned step; the next if left out'),
          now: z.stringbool().default(false).describe('As if it went now'),
        }),
        response: answers({ 200: previewSchema }, 400, 403, 404),
      },
    },
    async ({ params, query }): Promise<z.output<typeof previewSchema>> => {
      const { id } = await theHandover(db, params.id);
      const steps = await readSteps(db, id);
      const planned = steps.filter(({ state }) => state === 'planned');
      const step =
        query.step === undefined
          ? nextToSend(steps)
          : planned.find(({ key }) => key === query.step);
      if (!step) throw notFound('This handover has no such step to come.');
      const now = clock.now();
      const at = query.now || step.due_at < now ? now : step.due_at;
      const preview = await readPreview(deps, id, { step: step.key, at, forced: query.now });
      return {
        step: { key: step.key, template: step.template, dueAt: step.due_at.toISOString() },
        goes: preview?.decision ?? 'inside',
        why: preview?.why ?? null,
        attachments: preview?.attachments ?? [],
        messages: (preview?.messages ?? []).map(({ contact, mail, edit }) => ({
          name: contact.name,
          email: contact.email,
          subject: mail.subject,
          text: maskLinks(mail.text),
          edited: edit !== null,
        })),
      };
    },
  );
}
