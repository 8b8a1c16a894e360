import multipart from '@fastify/multipart';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { startHandover } from '../../intake/start-handover';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { MOST_TEXT, readHandoverText } from './read-text';

interface Imported {
  text: string;
  key: string;
}

interface Problem {
  field: string | null;
  label: string;
  message: string;
}

/** The pasted text, or the chosen file's: a file wins, because choosing one is the later thought. */
async function importedOf(request: FastifyRequest): Promise<Imported> {
  if (!request.isMultipart()) {
    const form = formOf(request);
    return { text: form.get('text') ?? '', key: form.get('key') ?? '' };
  }
  const read = { text: '', file: '', key: '' };
  for await (const part of request.parts()) {
    const { fieldname } = part;
    if (part.type === 'file') read.file = (await part.toBuffer()).toString('utf8');
    else if (fieldname === 'text' || fieldname === 'key') read[fieldname] = String(part.value);
  }
  return { text: read.file.trim() === '' ? read.text : read.file, key: read.key };
}

/** Starts a handover from a file or its text: the same input, the same problems, the same result. */
export async function registerImport(app: FastifyInstance, deps: ConsoleDeps): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: MOST_TEXT, fieldSize: MOST_TEXT, files: 1, fields: 4, parts: 6 },
  });

  const show = (reply: FastifyReply, text: string, all: readonly Problem[]): FastifyReply =>
    reply.code(all.length > 0 ? 422 : 200).page('console/import', {
      title: 'Import a file',
      text,
      key: randomUUID(),
      problems: { at: {}, all },
    });

  app.get('/handovers/import', async (_request, reply) => show(reply, '', []));

  app.post('/handovers/import', async (request, reply) => {
    const { text, key } = await importedOf(request);
    const read = readHandoverText(text);
    if ('sentence' in read) {
      return show(reply, text, [{ field: null, label: '', message: read.sentence }]);
    }
    const started = await startHandover(deps, read.raw, {
      by: actorOf(request),
      idempotencyKey: /^[\x21-\x7e]{1,200}$/.test(key) ? key : undefined,
      at: deps.clock.now(),
    });
    if (started.ok) return reply.redirect(`/handovers/${started.id}`, 303);
    return show(
      reply,
      text,
      started.problems.map(({ path, message }) => ({
        field: path === '' ? null : 'text',
        label: path,
        message,
      })),
    );
  });
}
