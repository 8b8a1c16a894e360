import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  confirmPackage,
  packageFor,
  readPackageChunks,
  recordPackageDownload,
} from '../../db/package-receipt';
import type { LinkPage } from '../../db/links';
import { LONGEST_NAME } from '../../domain/package/package-rules';
import { Refusal } from '../../domain/problem';
import { attachment, safeName } from '../plugins/attachment';
import type { FormRules } from '../form-reader/messages';
import type { Portal } from './deps';
import { linkOfRequest, LinkGone } from './link-guard';
import { readForm } from './read-form';
import { languageOf } from './reader-language';
import { sizeIn } from '../../templates/language/sizes';
import { refusalInWords } from './refusal-words';

interface AtLink {
  Params: { link: string };
}

const RULES: FormRules = {
  fields: {
    opened: { as: 'one of', values: ['yes'] },
    name: { as: 'clear', fits: /^.{2,}$/su, most: LONGEST_NAME, odd: 'x' },
  },
};

/**
 * The client fetches what stays with it, and says that it has it. What is streamed here was sealed to the client
 * elsewhere: this process could not open it if it wanted to (security.md, S1).
 */
export function registerPackage(app: FastifyInstance, portal: Portal): void {
  const { db, clock } = portal;

  app.get<AtLink>('/package/:link', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'package');
    return show(reply, link, null);
  });

  // A form, because mail scanners fetch every address they find, and the download counts as one.
  app.post<AtLink>('/package/:link/download', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'package');
    const made = await packageFor(db, link.handoverId, link.contactId);
    if (made?.confirmed_at !== null) throw new LinkGone();
    await recordPackageDownload(db, actOf(link), made.id);
    return reply
      .header('content-disposition', attachment(fileName(link)))
      .header('content-length', made.bytes)
      .type('application/octet-stream')
      .send(Readable.from(readPackageChunks(db, made), { objectMode: false }));
  });

  app.post<AtLink>('/package/:link/confirm', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'package');
    const made = await packageFor(db, link.handoverId, link.contactId);
    if (!made) throw new LinkGone();
    const form = await readForm(portal, request, { link, rules: RULES, recipient: null });
    const { fields } = form;
    try {
      if (fields.get('opened') !== 'yes') {
        throw new Refusal('not_opened', 'Tick that you could open it. If you could not, ring us.');
      }
      const name = fields.get('name') ?? '';
      await confirmPackage(db, { ...actOf(link), packageId: made.id, name, how: 'page' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { sentence } = refusalInWords(languageOf(request, link), error);
      return show(reply.code(422), link, { sentence, name: form.typed('name') });
    }
    return reply.redirect(`/package/${link.linkId}`, 303);
  });

  function actOf(link: LinkPage) {
    return { handoverId: link.handoverId, by: `contact:${link.contactId}`, at: clock.now() };
  }

  async function show(
    reply: FastifyReply,
    link: LinkPage,
    problem: { sentence: string; name: string } | null,
  ): Promise<FastifyReply> {
    const made = await packageFor(db, link.handoverId, link.contactId);
    if (!made) throw new LinkGone();
    return reply.page('portal/package', {
      link,
      zone: link.clientTimeZone,
      home: `/package/${link.linkId}`,
      page: `/package/${link.linkId}`,
      items: made.items,
      size: sizeIn(made.bytes, languageOf(reply.request, link).lang),
      fileName: safeName(fileName(link)),
      sha256: made.sha256.toString('hex'),
      ownKey: made.sealed_to === 'recipient',
      downloadedAt: made.first_downloaded_at,
      confirmedAt: made.confirmed_at,
      confirmedBy: made.confirmed_by,
      problem: problem?.sentence ?? null,
      name: problem?.name ?? '',
    });
  }
}

function fileName({ number, clientName }: LinkPage): string {
  return `${number} for ${clientName}.zip.age`;
}
