import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../platform/paths';
import { ask, openRestSite, type RestSite } from './rest-site';

const VALIDATOR = path.join(
  projectRoot(),
  'node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js',
);

let site: RestSite;
beforeAll(async () => {
  site = await openRestSite();
});
afterAll(() => site.close());

interface Operation {
  operationId?: string;
  responses?: Record<string, { content?: Record<string, unknown> }>;
  requestBody?: { content?: Record<string, unknown> };
}

async function document() {
  const { body } = await ask(site, 'GET', '/api/openapi.json');
  return body as { openapi: string; paths: Record<string, Record<string, Operation>> };
}

it('publishes a valid OpenAPI 3.1 document', async () => {
  const found = await document();
  expect(found.openapi).toBe('3.1.0');
  const file = path.join(site.home, 'openapi.json');
  await writeFile(file, JSON.stringify(found));
  // The validator is an ES module with a command of its own.
  const { stdout } = await promisify(execFile)(process.execPath, [VALIDATOR, file]);
  expect(stdout).toContain('"valid": true');
});

it('describes every route that the API has, with an operation of its own', async () => {
  const found = await document();
  const operations = Object.values(found.paths).flatMap((path) => Object.values(path));
  const ids = operations.map((operation) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(found.paths).sort()).toMatchInlineSnapshot(`
    [
      "/api/openapi.json",
      "/api/v1/audit/anchors",
      "/api/v1/audit/verify",
      "/api/v1/catalogue",
      "/api/v1/handovers",
      "/api/v1/handovers/{id}",
      "/api/v1/handovers/{id}/client-package",
      "/api/v1/handovers/{id}/client-package/told",
      "/api/v1/handovers/{id}/commands/cancel",
      "/api/v1/handovers/{id}/commands/change-contact",
      "/api/v1/handovers/{id}/commands/drop-step-edit",
      "/api/v1/handovers/{id}/commands/edit-step",
      "/api/v1/handovers/{id}/commands/extend-deadline",
      "/api/v1/handovers/{id}/commands/open-resets-now",
      "/api/v1/handovers/{id}/commands/pause",
      "/api/v1/handovers/{id}/commands/record-call",
      "/api/v1/handovers/{id}/commands/remove-contact",
      "/api/v1/handovers/{id}/commands/resume",
      "/api/v1/handovers/{id}/commands/send-next-step-now",
      "/api/v1/handovers/{id}/commands/skip-step",
      "/api/v1/handovers/{id}/commands/waive-items",
      "/api/v1/handovers/{id}/counsel-file",
      "/api/v1/handovers/{id}/decisions",
      "/api/v1/handovers/{id}/decisions/{decisionId}",
      "/api/v1/handovers/{id}/formal-notice",
      "/api/v1/handovers/{id}/formal-notice/pdf",
      "/api/v1/handovers/{id}/formal-notice/posted",
      "/api/v1/handovers/{id}/formal-notice/prepare",
      "/api/v1/handovers/{id}/formal-notice/proofs",
      "/api/v1/handovers/{id}/items",
      "/api/v1/handovers/{id}/items/{itemId}/accept",
      "/api/v1/handovers/{id}/items/{itemId}/reject",
      "/api/v1/handovers/{id}/items/{itemId}/swap",
      "/api/v1/handovers/{id}/items/{itemId}/swap-slots",
      "/api/v1/handovers/{id}/log",
      "/api/v1/handovers/{id}/messages",
      "/api/v1/handovers/{id}/preview",
      "/api/v1/handovers/{id}/swaps",
      "/api/v1/handovers/{id}/tasks",
      "/api/v1/lead-times",
      "/api/v1/policies",
      "/api/v1/schemas/handover",
      "/api/v1/tasks",
      "/api/v1/tasks/{id}/assign",
      "/api/v1/tasks/{id}/begin",
      "/api/v1/tasks/{id}/block",
      "/api/v1/tasks/{id}/done",
      "/api/v1/tasks/{id}/drop",
      "/api/v1/tasks/{id}/evidence",
      "/api/v1/tasks/{id}/keep",
      "/api/v1/tasks/{id}/note",
      "/api/v1/tasks/{id}/reopen",
      "/api/v1/tasks/{id}/tick",
      "/api/v1/tasks/{id}/unblock",
      "/api/v1/tasks/{id}/waive",
    ]
  `);
});

it('says for every operation what its problems look like, and shows an example of each shape', async () => {
  const found = await document();
  for (const [path, methods] of Object.entries(found.paths)) {
    for (const operation of Object.values(methods)) {
      const answer = operation.responses?.['429']?.content ?? {};
      expect([path, Object.keys(answer)]).toEqual([path, ['application/problem+json']]);
    }
  }
  const text = JSON.stringify(found);
  const schemas = (
    found as unknown as { components: { schemas: Record<string, { examples?: [] }> } }
  ).components.schemas;
  for (const [name, schema] of Object.entries(schemas)) {
    expect([name, (schema.examples ?? []).length]).toEqual([name, 1]);
  }
  expect(text).not.toContain('undefined');
});
