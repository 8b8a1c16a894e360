import { z } from 'zod';
import { listPolicies } from '../../db/policies';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { handoverJsonSchema } from '../../domain/intake/json-schema';
import { policyFields } from '../../domain/intake/policy-input';
import { ITEM_PRESETS, SCOPE_PRESETS } from '../../domain/intake/presets';
import { CRITICALITIES, KINDS } from '../../domain/items/item';
import type { ConsoleDeps } from '../plugins/console-deps';
import type { Api } from './api';
import { answers } from './problem';

const preset = z.object({ name: z.string(), title: z.string(), description: z.string() });
const catalogueShape = z
  .object({
    items: z.array(
      z.object({
        number: z.int(),
        group: z.string(),
        name: z.string(),
        kind: z.enum(KINDS),
        criticality: z.enum(CRITICALITIES),
        oftenMissed: z.boolean(),
        unrecoverable: z.boolean(),
        recoveryWorkingDays: z.int().describe('To get it back without the previous MSP'),
        replyFields: z.array(z.string()),
        ifItNeverArrives: z.string(),
        onlyTheyCanRelease: z.boolean(),
      }),
    ),
    itemPresets: z.array(preset.extend({ items: z.array(z.int()) })),
    scopePresets: z.array(preset),
  })
  .meta({
    id: 'Catalogue',
    description: 'What is worth asking a previous MSP for, and ready choices of it',
    examples: [
      {
        items: [
          {
            number: 1,
            group: 'Identity & mail',
            name: 'M365 global admin',
            kind: 'login',
            criticality: 'critical',
            oftenMissed: false,
            unrecoverable: false,
            recoveryWorkingDays: 5,
            replyFields: ['address', 'user', 'password'],
            ifItNeverArrives: 'other GA, else Microsoft Data Protection team + ownership proof',
            onlyTheyCanRelease: false,
          },
        ],
        itemPresets: [
          { name: 'essentials', title: 'Essentials', description: 'Critical ones', items: [1] },
        ],
        scopePresets: [
          { name: 'project', title: 'Project', description: 'We collect and pass on' },
        ],
      },
    ],
  });

const DEFAULT_EXAMPLE = {
  ...DEFAULT_POLICY,
  package: { workingDays: [...DEFAULT_POLICY.package.workingDays] },
  steps: DEFAULT_POLICY.steps.slice(0, 2).map((step) => ({ ...step, rungs: [...step.rungs] })),
};
const policiesShape = z
  .object({
    policies: z.array(
      policyFields.extend({
        default: z.boolean().describe('Followed by a handover that names no policy'),
      }),
    ),
  })
  .meta({
    id: 'Policies',
    description: 'What a chase does, step by step; a handover chooses one by its name',
    examples: [{ policies: [{ ...DEFAULT_EXAMPLE, default: true }] }],
  });

/**
 * `GET /catalogue`, `GET /policies`, and `GET /schemas/handover`, the JSON Schema of a new handover, which
 * needs no token.
 */
export function registerReference(api: Api, { catalogue, db }: ConsoleDeps): void {
  const about = ({ name, title, description }: z.output<typeof preset>) => ({
    name,
    title,
    description,
  });
  const shown = {
    items: [...catalogue.values()].map((item) => ({
      ...item,
      replyFields: [...item.replyFields],
    })),
    itemPresets: ITEM_PRESETS.map((each) => ({ ...about(each), items: each.numbers(catalogue) })),
    scopePresets: SCOPE_PRESETS.map(about),
  };
  api.get(
    '/catalogue',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'getCatalogue',
        tags: ['reference'],
        summary: 'Read the catalogue',
        description: 'Every item that can be asked for by number, and the presets.',
        response: answers({ 200: catalogueShape }, 403),
      },
    },
    async () => shown,
  );

  api.get(
    '/policies',
    {
      config: { scope: 'handovers:read' },
      schema: {
        operationId: 'listPolicies',
        tags: ['reference'],
        summary: 'List the policies',
        description:
          'Every policy that a new handover may name, the default one first, each with its steps.',
        response: answers({ 200: policiesShape }, 403),
      },
    },
    async () => ({
      policies: (await listPolicies(db)).map(({ policy, isDefault }) => ({
        ...policy,
        package: { workingDays: [...policy.package.workingDays] },
        steps: policy.steps.map((step) => ({ ...step, rungs: [...step.rungs] })),
        default: isDefault,
      })),
    }),
  );

  const schema = handoverJsonSchema();
  api.get(
    '/schemas/handover',
    {
      config: { scope: 'open' },
      schema: {
        operationId: 'getHandoverSchema',
        tags: ['reference'],
        summary: 'JSON Schema of a new handover',
        description: 'Draft 2020-12, for editors and programs that write handover files.',
        security: [],
        response: answers({ 200: z.record(z.string(), z.unknown()) }),
      },
    },
    async () => schema,
  );
}
