import { Readable } from 'node:stream';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { addProof, listProofs } from '../../db/formal-notices';
import { readHead } from '../../db/handover-page';
import { verifyRecipient } from '../../vault/seal/recipient';
import { keepProof } from '../intake/keep-proof';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { callerOf } from './auth';
import { handoverParams } from './handover-schemas';
import { answers, ApiProblem, notFound } from './problem';

/** Held in memory while it is sealed, unlike a file of the console's form. */
const MOST_PROOF = 10 * 1024 * 1024;
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/**
 * Proofs of posting: `POST /handovers/:id/formal-notice/proofs`, for who posts letters by a program. In a scope of its
 * own, because no other route takes a file. It goes in, and never out by the API.
 */
export function registerProofs(api: Api, deps: ConsoleDeps): void {
  void api.register(async (scope) => {
    scope.addContentTypeParser(
      Object.keys(ENDINGS),
      { parseAs: 'buffer', bodyLimit: MOST_PROOF },
      async (_request: unknown, body: Buffer) => body,
    );
    await Promise.resolve();
    addRoute(scope.withTypeProvider<ZodTypeProvider>(), deps);
  });
}

function addRoute(api: Api, deps: ConsoleDeps): void {
  api.post(
    '/handovers/:id/formal-notice/proofs',
    {
      config: { scope: 'handovers:write' },
      schema: {
        operationId: 'addProofOfPosting',
        tags: ['documents'],
        summary: 'Add a proof of posting',
        description:
          'The slip as a PDF or a picture, 10 MiB at most, as the body. It is sealed as it comes; people fetch it in the console.',
        params: handoverParams,
        consumes: Object.keys(ENDINGS),
        body: z.unknown().meta({ type: 'string', format: 'binary' }),
        response: answers(
          { 201: z.object({ proofs: z.int().describe('How many there are now') }) },
          ...[400, 403, 404, 409, 413, 415],
        ),
      },
    },
    async (request, reply) => {
      const { id: handoverId } = await theHandover(deps.db, request.params.id);
      const head = await readHead(deps.db, handoverId);
      if (!head) throw notFound('There is no such handover.');
      const { recipient, recipient_signature: signature } = head.handover;
      const to = verifyRecipient({ handoverId, recipient, signature }, deps.vault.publicKey);
      const mimetype = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim() ?? '';
      const { body } = request;
      if (!Buffer.isBuffer(body)) {
        throw new ApiProblem('unreadable-body', 'Send the file itself as the body.');
      }
      const filename = `proof-of-posting.${ENDINGS[mimetype] ?? 'pdf'}`;
      const part = { filename, mimetype, file: Readable.from([body]) };
      const act = { handoverId, by: callerOf(request), at: deps.clock.now() };
      await keepProof(deps, { part, recipient: to }, (file) => addProof(deps.db, { ...act, file }));
      return reply.code(201).send({ proofs: (await listProofs(deps.db, handoverId)).length });
    },
  );
}
