import type { FastifyInstance } from 'fastify';
import { parseDocument } from 'yaml';
import { ApiProblem } from './problem';

/** JSON bodies, in bytes; ten thousand items still fit, so that they get an answer of their own. */
export const MOST_BODY = 4 * 1024 * 1024;
/** Reading YAML costs far more than JSON of the same size. */
const MOST_YAML = 1024 * 1024;
const YAML_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml'];

function readJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem(
      'unreadable-body',
      'The body is not JSON (RFC 8259). Check its brackets, quotes and commas.',
    );
  }
}

/** One YAML 1.2 document, core schema: dates stay text, and no tag makes anything but plain values. */
function readYaml(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line;
    throw new ApiProblem(
      'unreadable-body',
      `The body is not YAML${line === undefined ? '' : `: look at line ${line}`}. Check its indentation and colons.`,
    );
  }
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    throw new ApiProblem(
      'unreadable-body',
      'The YAML refers to itself too often. Write it out plainly.',
    );
  }
}

/** Only JSON and YAML, whatever the rest of the server accepts. */
export function registerBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: MOST_BODY },
    async (_request: unknown, body: string) => readJson(body),
  );
  app.addContentTypeParser(
    YAML_TYPES,
    { parseAs: 'string', bodyLimit: MOST_YAML },
    async (_request: unknown, body: string) => {
      try {
        return readYaml(body);
      } catch (error) {
        if (error instanceof ApiProblem) throw error;
        // Nested beyond what can be read.
        throw new ApiProblem(
          'unreadable-body',
          'The body is not YAML that can be read. Write it plainly.',
        );
      }
    },
  );
}
