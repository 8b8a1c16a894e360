import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { problemsOf, sentenceOf } from '../../domain/intake/sentences';
import { ApiProblem } from './problem';

/**
 * Checks what a route's schema says, and tells all problems of a body, of parameters or of headers
 * together, in the same words as those of a handover's input.
 */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const isBody = httpPart === 'body';
  return (given: unknown) => {
    // Fastify says null for a request without a body.
    const read = schema.safeParse(isBody && given === null ? undefined : given, {
      error: sentenceOf,
    });
    if (read.success) return { value: read.data };
    const problems = problemsOf(read.error.issues);
    return {
      error: isBody
        ? new ApiProblem(
            'invalid-input',
            'Nothing was changed. Mend what is listed, then send it again.',
            problems,
          )
        : new ApiProblem('invalid-parameter', 'Mend the parameters that are listed.', problems),
    };
  };
};
