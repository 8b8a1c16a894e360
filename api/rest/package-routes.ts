import { z } from 'zod';
import { listPackages, packedItems } from '../../db/packages';
import { confirmTold } from '../../db/package-receipt';
import { makePackage, recipientOf } from '../intake/make-package';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { callerOf } from './auth';
import { handoverParams } from './handover-schemas';
import { answers } from './problem';

const instant = z.iso.datetime();
const packageSchema = z.object({
  number: z.int(),
  madeAt: instant,
  madeBy: z.string(),
  sealedTo: z.enum(['passphrase', 'recipient']),
  items: z.int(),
  bytes: z.int(),
  sha256: z.string().describe('Of the sealed file'),
  downloadedAt: instant.nullable(),
  confirmedAt: instant.nullable().describe('Its contents left our vault then'),
  confirmedBy: z.string().nullable(),
  replacedAt: instant.nullable(),
});
const packageList = z.object({ packages: z.array(packageSchema) }).meta({
  id: 'ClientPackages',
  description: 'Packages of what stays with the client, the newest first',
  examples: [
    {
      packages: [
        {
          number: 1,
          madeAt: '2027-03-20T09:00:00.000Z',
          madeBy: 'token:import',
          sealedTo: 'recipient',
          items: 2,
          bytes: 20480,
          sha256: 'ab'.repeat(32),
          downloadedAt: null,
          confirmedAt: null,
          confirmedBy: null,
          replacedAt: null,
        },
      ],
    },
  ],
});

/** What stays with the client: `GET|POST /handovers/:id/client-package`, `POST …/client-package/told`. */
export function registerClientPackage(api: Api, deps: ConsoleDeps): void {
  const { db, clock } = deps;
  const shown = async (handoverId: string): Promise<z.output<typeof packageList>> => {
    const packed = await packedItems(db, handoverId);
    return {
      packages: (await listPackages(db, handoverId)).map((row) => ({
        number: row.number,
        madeAt: row.made_at.toISOString(),
        madeBy: row.made_by,
        sealedTo: row.sealed_to,
        items: packed.filter(({ packageId }) => packageId === row.id).length,
        bytes: row.bytes,
        sha256: row.sha256.toString('hex'),
        downloadedAt: row.first_downloaded_at?.toISOString() ?? null,
        confirmedAt: row.confirmed_at?.toISOString() ?? null,
        confirmedBy: row.confirmed_by,
        replacedAt: row.withdrawn_at?.toISOString() ?? null,
      })),
    };
  };
  const about = (operationId: string, summary: string, description: string) => ({
    operationId,
    tags: ['work'],
    summary,
    description,
    params: handoverParams,
  });

  api.get(
    '/handovers/:id/client-package',
    {
      config: { scope: 'handovers:read' },
      schema: {
        ...about('listClientPackages', 'Read the client’s packages', 'And what became of each.'),
        response: answers({ 200: packageList }, 400, 403, 404),
      },
    },
    async (request) => shown((await theHandover(db, request.params.id)).id),
  );
  api.post(
    '/handovers/:id/client-package',
    {
      config: { scope: 'handovers:write' },
      schema: {
        ...about(
          'makeClientPackage',
          'Seal and send what stays with the client',
          'To an age key of the client’s own. Sealing to a passphrase is done in the console, which shows it once: no secret leaves by the API.',
        ),
        body: z
          .strictObject({
            recipient: z.string().describe('The client’s public key, `age1…`'),
            contactId: z.uuid().nullable().default(null).describe('Who gets the link'),
          })
          .meta({
            examples: [
              { recipient: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p' },
            ],
          }),
        response: answers({ 200: packageList }, 400, 403, 404, 409, 413, 415, 422),
      },
    },
    async (request) => {
      const { id: handoverId } = await theHandover(db, request.params.id);
      const { contactId } = request.body;
      const recipient = recipientOf(request.body.recipient.trim());
      const act = { handoverId, by: callerOf(request), at: clock.now() };
      await makePackage(deps, { ...act, contactId, recipient });
      return shown(handoverId);
    },
  );
  api.post(
    '/handovers/:id/client-package/told',
    {
      config: { scope: 'handovers:write' },
      schema: {
        ...about(
          'confirmClientPackage',
          'Record that the client has its package',
          'It said so by telephone, after somebody downloaded it. Its contents leave our vault for good.',
        ),
        body: z
          .strictObject({ name: z.string().default('').describe('Who said so') })
          .meta({ examples: [{ name: 'Sam Reed' }] }),
        response: answers({ 200: packageList }, 400, 403, 404, 409, 413, 415, 422),
      },
    },
    async (request) => {
      const { id: handoverId } = await theHandover(db, request.params.id);
      const act = { handoverId, by: callerOf(request), at: clock.now() };
      await confirmTold(db, { ...act, name: request.body.name });
      return shown(handoverId);
    },
  );
}
