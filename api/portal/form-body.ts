import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/problem';
import { SEALED_FORM } from '../../domain/sealing/sealed-form';
import { MOST_FORM_BYTES } from '../form-reader/limits';

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

const ENCODED = 'application/x-www-form-urlencoded';
const TYPED = [ENCODED, 'multipart/form-data'];

/**
 * Forms in which something was typed are left as they come, for their reader (read-form.ts), unless they say that they
 * are too long. What a browser sealed is
 * read here, up to `MOST_FORM_BYTES`; a longer one is read to its end and dropped as it comes, since a browser shows no
 * answer to a form that was cut off while sending.
 */
export function registerFormBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(TYPED, ({ headers }, _payload, done) => {
    const isEncoded = headers['content-type']?.toLowerCase().startsWith(ENCODED) === true;
    const announced = Number(headers['content-length'] ?? 0);
    done(isEncoded && announced > MOST_FORM_BYTES ? new FormTooLarge() : null);
  });
  app.addContentTypeParser(SEALED_FORM, readSealed);
}

async function readSealed(_request: FastifyRequest, payload: AsyncIterable<Buffer>) {
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

/** The form that a browser sealed; null for any other. */
export function sealedFormOf({ body }: FastifyRequest): URLSearchParams | null {
  return body instanceof URLSearchParams ? body : null;
}

/** The type of a form that its reader is to read; null for a button alone. Throws NotAForm. */
export function typedFormOf({ headers }: FastifyRequest): string | null {
  const type = headers['content-type'] ?? '';
  if (TYPED.some((one) => type.toLowerCase().startsWith(one))) return type;
  if (type === '') return null;
  throw new NotAForm();
}
