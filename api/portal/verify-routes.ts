import type { FastifyInstance } from 'fastify';
import { verifyLetter } from '../../db/portal-letters';
import type { Portal } from './deps';

/** As many characters of the letter's SHA-256 as its code has. */
export const CODE_LENGTH = 8;
const NUMBER = /^H-\d{4}-\d{4,10}$/;
const CODE = /^[0-9a-f]{8}([0-9a-f]{56})?$/;

/** The public page on which a reader checks that a letter is ours. Numbers and codes may be typed loosely. */
export function registerVerify(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: { number?: unknown; code?: unknown } }>(
    '/verify',
    async (request, reply) => {
      const number = typed(request.query.number).toUpperCase();
      const code = typed(request.query.code).toLowerCase();
      const asked = number !== '' || code !== '';
      const letter =
        NUMBER.test(number) && CODE.test(code)
          ? await verifyLetter(portal.db, number, code)
          : undefined;
      return reply.page('portal/verify', {
        asked,
        number,
        code,
        letter: letter && { ...letter, sha256: letter.sha256.toString('hex') },
        msp: portal.config.msp,
      });
    },
  );
}

function typed(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s/g, '').slice(0, 80) : '';
}
