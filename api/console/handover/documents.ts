import type { FastifyInstance } from 'fastify';

import { readHead } from '../../../db/handover-page';
import { findLetter } from '../../../db/letters';
import { attachment } from '../../plugins/attachment';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';

const NAMES: Readonly<Record<string, string>> = {
  request: 'Letter of request',
  authority: 'Authority',
  'signed-authority': 'Authority, signed',
  'formal-notice': 'Formal notice, by mail',
  'formal-notice-to-sign': 'Formal notice, to sign and post',
  'counsel-file': 'Evidence file, as sent to counsel',
  'closing-report': 'Closing report',
  'purge-certificate': 'Purge certificate',
};

export function documentName(kind: string): string {
  return NAMES[kind] ?? kind.replaceAll('-', ' ');
}

/** The documents of a handover, as they were made, to keep. */
export function registerDocuments(app: FastifyInstance, { db }: ConsoleDeps): void {
  app.get<{ Params: { id: string; kind: string } }>(
    '/handovers/:id/documents/:kind',
    async (request, reply) => {
      const { id, kind } = request.params;
      const head = /^[0-9a-f-]{36}$/.test(id) ? await readHead(db, id) : undefined;
      const pdf = head && (await findLetter(db, id, kind));
      if (!pdf) throw new NotFound('This document has not been made yet.');
      const zip = kind === 'counsel-file';
      const name = `${head.handover.number}-${kind}.${zip ? 'zip' : 'pdf'}`;
      return reply
        .header('content-disposition', attachment(name))
        .type(zip ? 'application/zip' : 'application/pdf')
        .send(pdf);
    },
  );
}
