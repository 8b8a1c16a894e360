import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { MOST_FIELD_BYTES, MOST_FIELDS, MOST_FORM_BYTES } from './limits';
import type { FormProblem } from './messages';

/** What is wrong with a form as it came. */
export class Unreadable extends Error {
  constructor(readonly problem: FormProblem) {
    super(problem);
    this.name = 'Unreadable';
  }
}

/** A file as its sender's browser names it: hostile text. */
export interface FormFile {
  filename: string;
  mimetype: string;
  stream: BusboyFileStream;
}

export interface ParseOptions {
  contentType: string;
  mostFileBytes: number;
  /** One after the other. What it leaves of a file unread is dropped. Once it has thrown it is not asked again. */
  takeFile: (file: FormFile) => Promise<void>;
}

export interface ParsedForm {
  fields: URLSearchParams;
  /** What `takeFile` threw. */
  ofFiles: Error | null;
}

/** Reads a form to its end, whatever is wrong with it. Throws Unreadable. */
export async function parseForm(body: Readable, options: ParseOptions): Promise<ParsedForm> {
  return options.contentType.startsWith('multipart/')
    ? parseParts(body, options)
    : { fields: await parseEncoded(body), ofFiles: null };
}

/** WHATWG URL, 5.1. */
async function parseEncoded(body: AsyncIterable<Buffer>): Promise<URLSearchParams> {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size <= MOST_FORM_BYTES) kept.push(part);
    else kept.length = 0;
  }
  if (size > MOST_FORM_BYTES) throw new Unreadable('form_too_large');
  return new URLSearchParams(Buffer.concat(kept).toString('utf8'));
}

/** RFC 7578. */
async function parseParts(
  body: Readable,
  { contentType, mostFileBytes, takeFile }: ParseOptions,
): Promise<ParsedForm> {
  const fields = new URLSearchParams();
  let bytes = 0;
  let wrong: Unreadable | undefined;
  let ofFiles: Error | undefined;
  const parser = parserOf(contentType, mostFileBytes);
  let files = Promise.resolve();
  parser.on('field', (name, value, _nameCut, cut) => {
    bytes += Buffer.byteLength(value);
    if (cut || bytes > MOST_FORM_BYTES) wrong ??= new Unreadable('form_too_large');
    else fields.append(name, value);
  });
  parser.on('fieldsLimit', () => (wrong ??= new Unreadable('form_too_large')));
  parser.on('file', (_name, stream, filename, _encoding, mimetype) => {
    // Heard of where it is read; without a listener the process would end.
    stream.on('error', () => undefined);
    files = files.then(async () => {
      // An empty file input comes as a part without a name.
      if (wrong === undefined && ofFiles === undefined && filename) {
        await takeFile({ filename, mimetype, stream }).catch((cause: unknown) => {
          ofFiles = cause instanceof Error ? cause : new Unreadable('broken_form');
        });
      }
      if (!stream.readableEnded) await finished(stream.resume());
    });
    files.catch(() => undefined);
  });
  try {
    await pipeline(body, parser);
    await files;
  } catch {
    // Its errors are all of one kind: the parts are not what they should be, or end too early.
    throw new Unreadable('broken_form');
  }
  if (wrong !== undefined) throw wrong;
  return { fields, ofFiles: ofFiles ?? null };
}

function parserOf(contentType: string, fileSize: number): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { fileSize, fieldSize: MOST_FIELD_BYTES, fieldNameSize: 200, fields: MOST_FIELDS },
    });
  } catch {
    throw new Unreadable('broken_form');
  }
}
