import { z } from 'zod';
import { listDecisions, readDecision, type DecisionLine } from '../../db/decision-pages';
import { DECISION_OUTCOMES } from '../../domain/decisions/outcome';
import { REFUSAL_REASONS } from '../../domain/items/answer';
import { recordDecision } from '../intake/record-decision';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { callerOf } from './auth';
import { handoverParams } from './handover-schemas';
import { answers, notFound } from './problem';

const uuid = z.uuid('Write the id as the lists say it.');
const instant = z.iso.datetime();
const decisionParams = handoverParams.extend({ decisionId: uuid.describe('The decision’s id') });

const decisionSchema = z
  .object({
    id: z.uuid(),
    reason: z.enum(REFUSAL_REASONS).describe('Why these items were refused'),
    openedAt: instant,
    items: z.array(
      z.object({
        id: z.uuid(),
        position: z.int(),
        name: z.string(),
        refusedAt: instant,
        by: z.string(),
        stands: z.boolean().describe('It is still refused'),
      }),
    ),
    outcome: z
      .enum([...DECISION_OUTCOMES, 'overtaken'])
      .nullable()
      .describe('What was done; null while it waits for a person'),
    amount: z.string().nullable(),
    dueOn: z.iso.date().nullable(),
    note: z.string().nullable(),
    decidedAt: instant.nullable(),
    decidedBy: z.string().nullable(),
  })
  .meta({
    id: 'Decision',
    description: 'Refusals for one reason, and what a person did about them',
    examples: [
      {
        id: '0b7c4a52-6b1f-4d6e-9a53-0c2f7d1e8a11',
        reason: 'unpaid_invoice',
        openedAt: '2027-03-08T10:12:00.000Z',
        items: [
          {
            id: '5f0e1c9a-7d34-4c58-8a6b-2f9f6f1f3c77',
            position: 3,
            name: 'Registrar/domain',
            refusedAt: '2027-03-08T10:12:00.000Z',
            by: 'Bo Technician',
            stands: true,
          },
        ],
        outcome: null,
        amount: null,
        dueOn: null,
        note: null,
        decidedAt: null,
        decidedBy: null,
      },
    ],
  });

function decisionShape(line: DecisionLine): z.output<typeof decisionSchema> {
  return {
    id: line.id,
    reason: line.reason,
    openedAt: line.opened_at.toISOString(),
    items: line.items.map(({ id, position, name, answeredAt, by, stands }) => ({
      id,
      position,
      name,
      refusedAt: answeredAt.toISOString(),
      by,
      stands,
    })),
    outcome: line.outcome,
    amount: line.amount,
    dueOn: line.due_on,
    note: line.note,
    decidedAt: line.decided_at?.toISOString() ?? null,
    decidedBy: line.decided_by,
  };
}

const decisionBody = z
  .strictObject({
    outcome: z.enum(DECISION_OUTCOMES).describe('What was done'),
    amount: z.string().default('').describe('The sum paid or offered, with its currency'),
    dueOn: z.string().default('').describe('Paid on, or given by: yyyy-mm-dd'),
    note: z.string().default('').describe('What was agreed, with whom; for us'),
  })
  .meta({
    examples: [
      {
        outcome: 'security_offered',
        amount: 'EUR 1,250.00',
        dueOn: '2027-03-31',
        note: 'Agreed with the client’s managing director',
      },
    ],
  });

/** Refusals wait for a person: `GET /handovers/:id/decisions`, `POST …/decisions/:decisionId`. */
export function registerDecisions(api: Api, deps: ConsoleDeps): void {
  const { db } = deps;
  api.get(
    '/handovers/:id/decisions',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'listDecisions',
        tags: ['work'],
        summary: 'Decisions about refusals',
        description: 'One for each reason that items were refused for; open ones first.',
        params: handoverParams,
        response: answers({ 200: z.object({ decisions: z.array(decisionSchema) }) }, 400, 403, 404),
      },
    },
    async (request) => {
      const { id } = await theHandover(db, request.params.id);
      return { decisions: (await listDecisions(db, id)).map(decisionShape) };
    },
  );
  api.post(
    '/handovers/:id/decisions/:decisionId',
    {
      config: { scope: 'tasks:write' },
      schema: {
        operationId: 'decide',
        tags: ['work'],
        summary: 'Record what was done about a refusal',
        description:
          'Paid, security or escrow offered, or talked over: the items are asked for once more and the previous MSP reads what was done. Counsel engaged: they stay refused. Waived: they are no longer asked for.',
        params: decisionParams,
        body: decisionBody,
        response: answers({ 200: decisionSchema }, 400, 403, 404, 409, 413, 415, 422),
      },
    },
    async (request) => {
      const { id: handoverId } = await theHandover(db, request.params.id);
      const { decisionId } = request.params;
      const found = await readDecision(db, handoverId, decisionId);
      if (!found) throw notFound('This handover has no such decision.');
      await recordDecision(deps, {
        handoverId,
        decisionId,
        seen: null,
        by: callerOf(request),
        given: request.body,
      });
      return decisionShape((await readDecision(db, handoverId, decisionId)) ?? found);
    },
  );
}
