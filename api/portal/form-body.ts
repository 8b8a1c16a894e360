import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/problem';

/** Far above any form of ours without files, also where its answer was sealed in the browser. */
export const MOST_FORM_BYTES = 512 * 1024;

/** More than a form of ours ever has. The page that says so is shown, because the rest is read and dropped. */
export class FormTooLarge extends Refusal {
  constructor() {
    super(
      'form_too_large',
      'More text was sent than this page accepts, and nothing of it was stored. ' +
        'Send long texts as a file with the item.',
    );
    this.name = 'FormTooLarge';
  }
}

/** A form of another type than the page's own, such as JSON. */
export class NotAForm extends Refusal {
  constructor() {
    super('not_a_form', 'This page accepts its own form only. Go back, and use it to send.');
    this.name = 'NotAForm';
  }
}

/**
 * Reads urlencoded forms (WHATWG URL, 5.1) of at most `MOST_FORM_BYTES`; a longer one is read to its end
 * and dropped as it comes, since a browser shows no answer to a form that was cut off while sending.
 */
export function registerFormBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', readForm);
}

async function readForm(_request: FastifyRequest, payload: AsyncIterable<Buffer>) {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const part of payload) {
    size += part.length;
    if (size <= MOST_FORM_BYTES) kept.push(part);
    else kept.length = 0;
  }
  if (size > MOST_FORM_BYTES) throw new FormTooLarge();
  return new URLSearchParams(Buffer.concat(kept).toString('utf8'));
}

/** The form that came; an empty one for a button alone. Throws NotAForm. */
export function formOf(request: FastifyRequest): URLSearchParams {
  if (request.body instanceof URLSearchParams) return request.body;
  if (request.body === undefined || request.body === null) return new URLSearchParams();
  throw new NotAForm();
}
