import { z } from 'zod';
import { CliProblem, EXIT } from './exit';
import type { Connection } from './connection';

export interface Asked {
  method?: 'GET' | 'POST';
  query?: Record<string, string | undefined>;
  /** Sent as JSON; bytes as they are, of the type that `headers` name. */
  body?: object | Buffer;
  headers?: Record<string, string>;
}

const problemShape = z.looseObject({
  detail: z.string(),
  problems: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

const PATIENCE = 60_000;

function exitCodeOf(status: number): number {
  if (status === 400 || status === 413 || status === 415 || status === 422) return EXIT.badInput;
  if (status === 503 || status === 502 || status === 504) return EXIT.unreachable;
  return status >= 500 ? EXIT.failure : EXIT.refused;
}

/** Asks the REST API and returns what it answers, parsed. Throws CliProblem with the API's own sentence. */
export async function request(
  connection: Connection,
  path: string,
  asked: Asked = {},
): Promise<unknown> {
  return JSON.parse(await (await answered(connection, path, asked)).text());
}

/** The file that the REST API hands out at this address. Throws CliProblem with the API's own sentence. */
export async function download(connection: Connection, path: string): Promise<Buffer> {
  return Buffer.from(await (await answered(connection, path, {})).arrayBuffer());
}

async function answered(connection: Connection, path: string, asked: Asked): Promise<Response> {
  const url = new URL(`/api/v1${path}`, connection.url);
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  const answer = await reach(url, connection, asked);
  if (answer.ok) return answer;
  const problem = problemShape.safeParse(parsed(await answer.text()));
  throw new CliProblem(
    exitCodeOf(answer.status),
    problem.data?.detail ?? `The server answered ${answer.status}. Is this the console’s address?`,
    problem.data?.problems,
  );
}

async function reach(url: URL, { token }: Connection, asked: Asked): Promise<Response> {
  try {
    return await fetch(url, {
      method: asked.method ?? 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(asked.body ? { 'content-type': 'application/json' } : {}),
        ...asked.headers,
      },
      ...(asked.body
        ? { body: Buffer.isBuffer(asked.body) ? asked.body : JSON.stringify(asked.body) }
        : {}),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (cause) {
    throw new CliProblem(
      EXIT.unreachable,
      `Handover does not answer at ${url.origin}. Is it running? Start it with npm start.`,
      cause instanceof Error && cause.name === 'TimeoutError'
        ? [{ path: '', message: 'It took longer than a minute.' }]
        : [],
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
