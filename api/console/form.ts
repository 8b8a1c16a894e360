import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/problem';

/** Our largest form is a whole handover, or a pasted file of one. */
const MOST_FORM_BYTES = 2 * 1024 * 1024;

/** Reads posted forms (WHATWG URL, 5.1) as URLSearchParams: a name may come more than once. */
export function registerForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MOST_FORM_BYTES },
    (_request, body, done) => {
      done(null, new URLSearchParams(body.toString()));
    },
  );
}

/** The form that was posted; an empty one for a button alone. Throws Refusal for anything else. */
export function formOf(request: FastifyRequest): URLSearchParams {
  const { body } = request;
  if (body instanceof URLSearchParams) return body;
  if (body === undefined || body === null) return new URLSearchParams();
  throw new Refusal('not_a_form', 'This page accepts its own form only. Go back, and use it.');
}
