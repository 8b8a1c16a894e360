import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { NewFile } from '../../db/answers';
import { discardUnfinished } from '../../db/files';
import { Refusal } from '../../domain/problem';
import { MOST_FILE_BYTES, MOST_HANDOVER_BYTES } from '../../domain/uploads/limits';
import { FileTooLarge } from '../../vault/seal/chunker';
import { BrokenForm } from './broken-form';
import type { Portal } from './deps';
import { formOf, FormTooLarge, MOST_FORM_BYTES, NotAForm } from './form-body';
import { MOST_FILES } from './limits';
import { NotStored, sealFormFile, type Sender } from './seal-form-file';
import { HandoverFull } from './upload-refusals';

const MOST_FIELD_BYTES = 64 * 1024;

export interface Upload {
  fields: URLSearchParams;
  /** Sealed and stored, but not yet anything's: `saveAnswer` claims them, or `discard` takes them away. */
  files: NewFile[];
  /** The first bytes of each file, in the same order. */
  heads: Buffer[];
  /** The same for the same fields and files, for as long as this process lives; of no use to anyone else. */
  likeness: string;
  discard(): Promise<void>;
}

/** More files at once than one form may bring. */
export class TooManyFiles extends Refusal {
  constructor() {
    super(
      'too_many_files',
      `At most ${MOST_FILES} files can be sent at once, and none of these was stored. ` +
        'Put them into one archive, or send them in several turns.',
    );
    this.name = 'TooManyFiles';
  }
}

/** busboy's errors have no code of their own. */
function isBroken(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    /multipart|boundary|part header|terminated early|aborted/i.test(cause.message)
  );
}

/** Beyond this a request is not even read to its end. */
const MOST_UPLOAD_BYTES = MOST_HANDOVER_BYTES + MOST_FILE_BYTES;

/** Known to this process only and never written down, so that a likeness says nothing about a secret. */
const LIKENESS_KEY = randomBytes(32);

/**
 * Reads a form with files. Each file is sealed chunk by chunk as it comes and each sealed chunk is stored at
 * once: never on disk, never wholly in memory. Whatever goes wrong, nothing of this form stays stored.
 * @throws FileTooLarge, TooManyFiles, FormTooLarge, NotAForm, and what the database says, after the request was read to its end, so that
 *   the browser shows the answer.
 */
export async function readUpload(
  portal: Portal,
  request: FastifyRequest,
  from: Sender,
): Promise<Upload> {
  if (!request.isMultipart()) return withoutFiles(formOf(request));
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > MOST_UPLOAD_BYTES) throw new HandoverFull();
  const started: string[] = [];
  const discard = (): Promise<void> => discardUnfinished(portal.db, started);
  try {
    return await portal.gate.through(from.link.linkId, async () => {
      cutEndless(request);
      return readParts(portal, request, { ...from, started });
    });
  } catch (cause) {
    await discard();
    throw isBroken(cause) ? new BrokenForm() : cause;
  }
}

/** A form that does not say how long it is, and does not end. There is nobody to show a page to. */
function cutEndless(request: FastifyRequest): void {
  let size = 0;
  request.raw.on('data', (part: Buffer) => {
    size += part.length;
    if (size > MOST_UPLOAD_BYTES) request.raw.destroy();
  });
  // Listening must not start it: that is the parser's to do.
  request.raw.pause();
}

async function readParts(
  portal: Portal,
  request: FastifyRequest,
  from: Sender & { started: string[] },
): Promise<Upload> {
  const { started } = from;
  const fields = new URLSearchParams();
  const files: NewFile[] = [];
  const heads: Buffer[] = [];
  const likeness = createHmac('sha256', LIKENESS_KEY);
  let refusal: Refusal | NotStored | undefined;
  let fieldBytes = 0;
  for await (const part of request.parts(LIMITS)) {
    if (part.type === 'field') {
      fieldBytes += Buffer.byteLength(text(part));
      if (part.valueTruncated || fieldBytes > MOST_FORM_BYTES) refusal ??= new FormTooLarge();
      else fields.append(part.fieldname, text(part));
      continue;
    }
    // An empty file input comes as a part without a name.
    const wanted = refusal === undefined && Boolean(part.filename);
    if (wanted && files.length === MOST_FILES) refusal = new TooManyFiles();
    if (!wanted || refusal) {
      await drain(part);
      continue;
    }
    const id = randomUUID();
    started.push(id);
    const sealed = await sealFormFile(portal, part, { ...from, id });
    if (sealed instanceof Refusal || sealed instanceof NotStored) {
      refusal = sealed;
      await drain(part);
      continue;
    }
    if (part.file.truncated) refusal = new FileTooLarge(MOST_FILE_BYTES);
    files.push(sealed.file);
    heads.push(sealed.head);
    likeness.update(`${sealed.sha256}\n`);
  }
  if (refusal) throw refusal instanceof NotStored ? refusal.cause : refusal;
  const same = [...fields].filter(([name]) => name !== 'seen');
  return {
    fields,
    files,
    heads,
    likeness: likeness.update(JSON.stringify(same)).digest('hex'),
    discard: () => discardUnfinished(portal.db, started),
  };
}

const LIMITS = {
  limits: {
    fileSize: MOST_FILE_BYTES,
    fieldSize: MOST_FIELD_BYTES,
    fieldNameSize: 200,
    fields: 300,
  },
};

async function drain(part: MultipartFile): Promise<void> {
  await finished(part.file.resume());
}

function text(part: MultipartValue): string {
  // A JSON part is no part of a form of ours.
  if (typeof part.value !== 'string') throw new NotAForm();
  return part.value;
}

function withoutFiles(fields: URLSearchParams): Upload {
  const same = [...fields].filter(([name]) => name !== 'seen');
  const likeness = createHmac('sha256', LIKENESS_KEY).update(JSON.stringify(same)).digest('hex');
  return { fields, files: [], heads: [], likeness, discard: async () => undefined };
}
