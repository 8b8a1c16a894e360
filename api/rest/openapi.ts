import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { handoverJsonSchema } from '../../domain/intake/json-schema';
import type { Api } from './api';
import { answers } from './problem';

/** The component that stands for a new handover's input. */
export const NEW_HANDOVER = 'NewHandover';
/** What the schema library calls the side of it that is sent. */
const INPUT = `${NEW_HANDOVER}Input`;

const DESCRIPTION = `Starts, watches and steers handovers.

Every error is problem details (RFC 9457, \`application/problem+json\`) with a sentence that says what to do;
an input's problems come all together in \`problems\`. Instants are RFC 3339 in UTC.

No secret, no file and no reply link can be read here, whatever the token's scopes: they are revealed to
people in the console only.`;

const TAGS = [
  { name: 'handovers', description: 'Start, list and read' },
  { name: 'commands', description: 'What a person may ask of a running handover at any time' },
  { name: 'work', description: 'Verdicts on answers, and reset tasks' },
  { name: 'documents', description: 'The formal notice, and the bundle for counsel' },
  { name: 'reference', description: 'Catalogue, schemas and this document' },
  { name: 'audit', description: 'The append-only log' },
];

const operationShape = z.looseObject({
  requestBody: z
    .looseObject({
      required: z.boolean().optional(),
      content: z.record(z.string(), z.looseObject({ schema: z.unknown() })),
    })
    .optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const documentShape = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
  paths: z.record(z.string(), z.record(z.string(), operationShape)),
});
type Document = z.output<typeof documentShape>;

/** The document as a reader needs it: whole schemas, no stand-ins, nothing that nobody refers to. */
function complete(generated: unknown): Document {
  const document = documentShape.parse(generated);
  const { schemas } = document.components;
  schemas[INPUT] = newHandoverSchema();
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    for (const [status, response] of Object.entries(operation.responses)) {
      if (response.description === 'Default Response') {
        response.description = status === '201' ? 'Made' : 'Done';
      }
    }
    const body = operation.requestBody;
    const optional = z.object({ schema: z.object({ default: z.object() }) });
    if (body && optional.safeParse(body.content['application/json']).success) body.required = false;
  }
  const used = referred(document.paths, schemas);
  document.components.schemas = Object.fromEntries(
    Object.entries(schemas).filter(([name]) => used.has(name)),
  );
  return document;
}

/** Names of the schemas that a part of the document leads to, directly or by way of others. */
function referred(
  part: unknown,
  schemas: Readonly<Record<string, unknown>>,
  known = new Set<string>(),
): Set<string> {
  const names = JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g);
  for (const [, name = ''] of names) {
    if (known.has(name)) continue;
    known.add(name);
    referred(schemas[name], schemas, known);
  }
  return known;
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
  let document: Document | undefined;
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
