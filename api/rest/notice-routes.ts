import { z } from 'zod';
import { listProofs, readNotice, readNoticeDossier, recordPosting } from '../../db/formal-notices';
import { findLetter } from '../../db/letters';
import { readPaper, readPosting, type Read } from '../intake/read-notice';
import { prepareFormalNotice } from '../intake/prepare-notice';
import { attachment } from '../plugins/attachment';
import type { ConsoleDeps } from '../plugins/console-deps';
import { theHandover, type Api } from './api';
import { callerOf } from './auth';
import { fileAnswer } from './binary';
import { handoverParams } from './handover-schemas';
import { answers, ApiProblem, notFound } from './problem';

const instant = z.iso.datetime();
const text = z.string().default('');
const noticeSchema = z
  .object({
    preparedAt: instant.nullable().describe('Null until it was put on paper'),
    preparedBy: z.string().nullable(),
    requireBy: instant.nullable(),
    signatory: z.object({ name: z.string(), title: z.string() }).nullable(),
    postedOn: z.iso.date().nullable().describe('Null until somebody says that it was posted'),
    signedBy: z.string().nullable(),
    postedBy: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    proofs: z.array(
      z.object({
        addedAt: instant,
        addedBy: z.string(),
        sha256: z.string().describe('Of the sealed bytes'),
      }),
    ),
  })
  .meta({
    id: 'FormalNotice',
    description: 'The formal notice on paper, its posting and the proofs of that',
    examples: [
      {
        preparedAt: '2027-03-20T09:00:00.000Z',
        preparedBy: 'token:import',
        requireBy: '2027-04-03T22:59:59.999Z',
        signatory: { name: 'Ann Fern', title: 'Managing director' },
        postedOn: null,
        signedBy: null,
        postedBy: null,
        trackingNumber: null,
        proofs: [],
      },
    ],
  });

/** The formal notice: `GET /handovers/:id/formal-notice` and `…/pdf`, `POST …/formal-notice/prepare` and `…/posted`. */
export function registerFormalNotice(api: Api, { db, clock, config }: ConsoleDeps): void {
  const shown = async (handoverId: string): Promise<z.output<typeof noticeSchema>> => {
    const [row, proofs] = [await readNotice(db, handoverId), await listProofs(db, handoverId)];
    return {
      preparedAt: row?.prepared_at.toISOString() ?? null,
      preparedBy: row?.prepared_by ?? null,
      requireBy: row?.require_by.toISOString() ?? null,
      signatory: row ? { name: row.signatory_name, title: row.signatory_title } : null,
      postedOn: row?.posted_on ?? null,
      signedBy: row?.signed_by ?? null,
      postedBy: row?.posted_by ?? null,
      trackingNumber: row?.tracking_number ?? null,
      proofs: proofs.map((proof) => ({
        addedAt: proof.receivedAt.toISOString(),
        addedBy: proof.uploadedBy,
        sha256: proof.fingerprint.toString('hex'),
      })),
    };
  };
  const about = (operationId: string, summary: string, description: string) => ({
    operationId,
    tags: ['documents'],
    summary,
    description,
    params: handoverParams,
  });

  api.get(
    '/handovers/:id/formal-notice',
    {
      config: { scope: 'handovers:read' },
      schema: {
        ...about('readFormalNotice', 'Read the formal notice', 'How far it is, and its proofs.'),
        response: answers({ 200: noticeSchema }, 400, 403, 404),
      },
    },
    async (request) => shown((await theHandover(db, request.params.id)).id),
  );
  api.get(
    '/handovers/:id/formal-notice/pdf',
    {
      config: { scope: 'handovers:read' },
      schema: {
        ...about('downloadFormalNotice', 'Download the formal notice', 'To print and sign.'),
        response: {
          ...answers({}, 400, 403, 404),
          200: fileAnswer('application/pdf', 'The paper'),
        },
      },
    },
    async (request, reply) => {
      const { id, number } = await theHandover(db, request.params.id);
      const letter = await findLetter(db, id, 'formal-notice-to-sign');
      if (!letter) throw notFound('The formal notice was not prepared yet.');
      return reply
        .header('content-disposition', attachment(`${number}-formal-notice.pdf`))
        .type('application/pdf')
        .send(letter);
    },
  );
  api.post(
    '/handovers/:id/formal-notice/prepare',
    {
      config: { scope: 'handovers:write' },
      schema: {
        ...about(
          'prepareFormalNotice',
          'Put the formal notice on paper',
          'The client’s own letter for its signature and registered post. Until it is posted it may be made anew.',
        ),
        body: z
          .strictObject({
            recipientAddress: text.describe('Lines of the previous MSP’s address'),
            senderAddress: text.describe('Lines of the client’s address'),
            signatoryName: text,
            signatoryTitle: text,
            requireBy: text.describe('yyyy-mm-dd, the client’s day'),
          })
          .meta({
            examples: [
              {
                recipientAddress: 'SysWorks GmbH\nHauptstraße 5\n10115 Berlin',
                senderAddress: 'Fern Logistics\n4 Mill Lane\nBath BA1 1AB',
                signatoryName: 'Ann Fern',
                signatoryTitle: 'Managing director',
                requireBy: '2027-04-03',
              },
            ],
          }),
        response: answers({ 200: noticeSchema }, 400, 403, 404, 409, 413, 415, 422),
      },
    },
    async (request) => {
      const { id } = await theHandover(db, request.params.id);
      const dossier = await readNoticeDossier(db, id);
      const at = clock.now();
      const paper = checked(readPaper(new URLSearchParams(request.body), dossier, at));
      await prepareFormalNotice({ db, config }, { dossier, paper }, { by: callerOf(request), at });
      return shown(id);
    },
  );
  api.post(
    '/handovers/:id/formal-notice/posted',
    {
      config: { scope: 'handovers:write' },
      schema: {
        ...about(
          'recordPosting',
          'Record that the notice was posted',
          'Once; it stays as it is then.',
        ),
        body: z
          .strictObject({
            postedOn: text.describe('yyyy-mm-dd'),
            signedBy: text,
            postedBy: text,
            trackingNumber: text,
          })
          .meta({
            examples: [
              {
                postedOn: '2027-03-21',
                signedBy: 'Ann Fern',
                postedBy: 'Max Manager',
                trackingNumber: 'RR123456785DE',
              },
            ],
          }),
        response: answers({ 200: noticeSchema }, 400, 403, 404, 409, 413, 415, 422),
      },
    },
    async (request) => {
      const { id: handoverId } = await theHandover(db, request.params.id);
      const dossier = await readNoticeDossier(db, handoverId);
      const at = clock.now();
      const posting = checked(readPosting(new URLSearchParams(request.body), dossier, at));
      await recordPosting(db, { handoverId, by: callerOf(request), at, posting });
      return shown(handoverId);
    },
  );
}

/** Throws ApiProblem with every field that is wrong. */
function checked<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new ApiProblem(
    'invalid-input',
    'Nothing was done. Mend what is listed, then send it again.',
    read.problems.map(({ field, sentence }) => ({ path: field, message: sentence })),
  );
}
