import { z } from 'zod';

/** An error as RFC 9457 writes it. `type` is a stable name, the rest is for people. */
export const problemSchema = z
  .object({
    type: z.string().describe('Stable name of this kind of problem: a URN that nothing answers at'),
    title: z.string().describe('The kind of problem in a few words'),
    status: z.int().describe('The HTTP status again'),
    detail: z.string().describe('What happened here, and what to do'),
    problems: z
      .array(
        z.object({
          path: z.string().describe('Where in the input; empty for the whole of it'),
          message: z.string().describe('What is wrong there, and what to do'),
        }),
      )
      .optional()
      .describe('Everything that is wrong with an input, together'),
  })
  .meta({
    id: 'Problem',
    description: 'Problem details (RFC 9457)',
    examples: [
      {
        type: 'urn:handover:problem:invalid-input',
        title: 'The input has mistakes',
        status: 422,
        detail: 'Nothing was started. Mend what is listed, then send it again.',
        problems: [
          {
            path: 'previousMsp.timeZone',
            message: 'We know no such time zone. Write continent and city, such as Europe/London.',
          },
        ],
      },
    ],
  });
export type Problem = z.output<typeof problemSchema>;

export const PROBLEM_TYPE = 'application/problem+json';

/** What each kind of problem is called, and its status. */
const KINDS = {
  'unreadable-body': [400, 'The body could not be read'],
  'invalid-parameter': [400, 'A parameter has a mistake'],
  unauthorized: [401, 'No valid token'],
  forbidden: [403, 'This token may not do that'],
  'not-found': [404, 'Not here'],
  refused: [409, 'That was not done'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'This kind of body is not accepted'],
  'invalid-input': [422, 'The input has mistakes'],
  'key-reused': [422, 'The idempotency key was used before'],
  'too-many-requests': [429, 'Too many requests'],
  unavailable: [503, 'A part does not answer'],
  unexpected: [500, 'Something went wrong here'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemKind = keyof typeof KINDS;

/** Thrown by a handler, answered as problem details. `detail` is shown to people. */
export class ApiProblem extends Error {
  readonly statusCode: number;

  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly problems?: readonly { path: string; message: string }[],
  ) {
    super(detail);
    this.name = 'ApiProblem';
    this.statusCode = KINDS[kind][0];
  }

  /** As it is sent. */
  toProblem(): Problem {
    const [status, title] = KINDS[this.kind];
    return {
      type: `urn:handover:problem:${this.kind}`,
      title,
      status,
      detail: this.detail,
      ...(this.problems ? { problems: this.problems.map((problem) => ({ ...problem })) } : {}),
    };
  }
}

export const notFound = (what: string): ApiProblem =>
  new ApiProblem('not-found', `${what} Check the address; lists name what there is.`);

const SAID: Readonly<Record<number, string>> = {
  400: 'The request could not be read, or a parameter has a mistake.',
  401: 'The token is missing, mistyped, expired or revoked.',
  403: 'The token lacks the scope that this needs.',
  404: 'There is no such thing.',
  409: 'It was refused; the detail says why and what to do.',
  413: 'The body is larger than 4 MB.',
  415: 'The body is neither JSON nor, where that is accepted, YAML.',
  422: 'The input has mistakes; all of them are listed.',
  429: 'Too many requests; wait for the seconds in Retry-After.',
  503: 'A part does not answer; nothing was changed.',
};

/** A route's answers for Fastify and the OpenAPI document: its own, then the problems it may have. */
export function answers<Own extends Record<number, z.ZodType>>(
  own: Own,
  ...problems: number[]
): Own {
  return {
    ...own,
    ...Object.fromEntries(
      [...problems, 401, 429].map((status) => [
        status,
        {
          description: SAID[status] ?? 'A problem.',
          content: { [PROBLEM_TYPE]: { schema: problemSchema } },
        },
      ]),
    ),
  };
}
