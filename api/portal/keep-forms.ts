import type { FastifyInstance } from 'fastify';
import type { FormAtReader } from './form-at-reader';
import { ownBodies } from './owned-bodies';

declare module 'fastify' {
  interface FastifyRequest {
    /** The form that came with this request, as long as its reader has it. */
    formAtReader: FormAtReader | null;
  }
}

/**
 * Sees to it that of a form that came without scripts nothing that was typed stays in this process: bodies are wiped,
 * typed words stand in a page that goes back only from its reader to the line, and each reader ends with its request.
 */
export function keepFormsOut(app: FastifyInstance): void {
  ownBodies(app.server);
  app.decorateRequest('formAtReader', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.raw.once('close', () => request.formAtReader?.end());
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.formAtReader === null || typeof payload !== 'string') return payload;
    const page = await request.formAtReader.fill(payload);
    if (page === undefined) return payload;
    const wipe = (): void => void page.fill(0);
    reply.raw.once('finish', wipe).once('close', wipe);
    return page;
  });
  app.addHook('onResponse', async (request) => request.formAtReader?.end());
}
