import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { handoverJsonSchema } from '../../domain/intake/json-schema';
import type { Api } from './api';
import { answers } from './problem';

/** The component that stands for a new handover's input. */
export const NEW_HANDOVER = 'NewHandover';

const DESCRIPTION = `Starts, watches and steers handovers.

Every error is problem details (RFC 9457, \`application/problem+json\`) with a sentence that says what to do;
an input's problems come all together in \`problems\`. Instants are RFC 3339 in UTC.

No secret, no file and no reply link can be read here, whatever the token's scopes: they are revealed to
people in the console only.`;

const TAGS = [
  { name: 'handovers', description: 'Start, list and read' },
  { name: 'commands', description: 'What a person may ask of a running handover at any time' },
  { name: 'work', description: 'Verdicts on answers, and reset tasks' },
  { name: 'reference', description: 'Catalogue, schemas and this document' },
  { name: 'audit', description: 'The append-only log' },
];

const documentShape = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

/** The document with the input's whole schema, examples included, in the place of its stand-in. */
function complete(document: unknown): z.output<typeof documentShape> {
  const whole = documentShape.parse(document);
  const { schemas } = whole.components;
  for (const name of Object.keys(schemas)) {
    // zod knows two sides of a schema: what is sent and what is read.
    if (name === NEW_HANDOVER || name === `${NEW_HANDOVER}Input`)
      schemas[name] = newHandoverSchema();
  }
  return whole;
}

function newHandoverSchema(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(handoverJsonSchema()).filter(([keyword]) => keyword !== '$schema'),
  );
}

/** Registers the OpenAPI 3.1 document and `GET /api/openapi.json`; must come before the routes it describes. */
export async function registerOpenApi(api: Api, consoleUrl: string): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Handover', version: '1', description: DESCRIPTION },
      servers: [{ url: consoleUrl }],
      tags: TAGS,
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description:
              'Hashed, scoped, expiring. The command line’s own is in $HANDOVER_HOME/cli-token.',
          },
        },
      },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  let document: z.output<typeof documentShape> | undefined;
  api.get(
    '/openapi.json',
    {
      config: { scope: 'open' },
      schema: {
        operationId: 'getOpenApi',
        tags: ['reference'],
        summary: 'This document',
        security: [],
        response: answers({ 200: z.record(z.string(), z.unknown()) }),
      },
    },
    async () => (document ??= complete(api.swagger())),
  );
}
