import type { FastifyInstance } from 'fastify';
import { verifyPaper, type AskedPaper } from '../../db/receipt-papers';
import { RECEIPT_CODE } from '../../domain/answers/receipt-document';
import type { Portal } from './deps';

/** Tries from one network. With codes of 32 and 64 bits nobody gets anywhere at this rate. */
const TRIES_A_MINUTE = 30;

const LETTER = /^H-\d{4}-\d{4,10}$/;
const RECEIPT = /^R-\d{4,10}-\d{1,6}$/;
const WHOLE = /^[0-9a-f]{64}$/;
/** A letter's code is as many characters of its SHA-256. */
const LETTER_CODE = /^[0-9a-f]{8,64}$/;
const RECEIPT_CODES = new RegExp(`^[0-9a-f]{${RECEIPT_CODE},64}$`);

/**
 * The public page on which anybody checks that a paper is ours: a letter, an authority, a notice or a receipt, by its
 * number and code, or by the whole SHA-256 of the file. Numbers and codes may be typed loosely. Whatever is wrong, there
 * is one answer.
 */
export function registerVerify(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: { number?: unknown; code?: unknown } }>(
    '/verify',
    { config: { rateLimit: { max: TRIES_A_MINUTE, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const number = typed(request.query.number).toUpperCase();
      const code = typed(request.query.code).toLowerCase();
      const asked = askedFor(number, code);
      const paper = asked && (await verifyPaper(portal.db, asked));
      return reply.page('portal/verify', {
        asked: number !== '' || code !== '',
        number,
        code,
        byFile: asked?.by === 'hash',
        paper: paper && {
          ...paper,
          // A receipt's code is of its JSON; what people hold is the PDF.
          sha256: (paper.receipt?.pdfSha256 ?? paper.sha256).toString('hex'),
        },
      });
    },
  );
}

function askedFor(number: string, code: string): AskedPaper | undefined {
  if (WHOLE.test(code)) return { by: 'hash', sha256: code };
  if (LETTER.test(number) && LETTER_CODE.test(code)) return { by: 'letter', number, code };
  if (RECEIPT.test(number) && RECEIPT_CODES.test(code)) return { by: 'receipt', number, code };
  return undefined;
}

function typed(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s/g, '').slice(0, 80) : '';
}
