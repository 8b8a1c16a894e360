import type { FastifyInstance, FastifyRequest } from 'fastify';
import { signAuthority, type Signature } from '../../db/authorities';
import type { NewFile } from '../../db/answers';
import type { LinkPage } from '../../db/links';
import { readLetter } from '../../db/portal-letters';
import { replaceSignedCopy } from '../../db/replace-signed-copy';
import { isOver } from '../../domain/handover/stage';
import { Refusal } from '../../domain/problem';
import { MOST_DRAWING, readDrawing } from '../../domain/signing/drawn-signature';
import type { Speech } from '../../templates/language/portal-answer-words';
import { isPortalLanguage, PORTAL_WORDS } from '../../templates/language/portal-languages';
import {
  consentWords,
  drawnConsentWords,
  uploadedConsentWords,
} from '../../templates/language/signing-words';
import type { FormRules } from '../form-reader/messages';
import { looksLikePaper } from '../plugins/paper-kind';
import { acceptingRecipient } from './accepting';
import {
  checkSignature,
  SIGNED_LINE,
  type SignatureProblem,
  type TypedSignature,
} from './check-signature';
import type { Portal } from './deps';
import { linkOfRequest } from './link-guard';
import { readForm } from './read-form';
import { languageOf } from './reader-language';
import { sendLetter } from './reply-routes';
import { partiesOf, signingPage } from './signing-page';

interface AtLink {
  Params: { link: string };
}

const RULES: FormRules = {
  fields: {
    name: SIGNED_LINE,
    title: SIGNED_LINE,
    consent: { as: 'one of', values: ['yes'] },
    drawing: { as: 'clear', fits: /^[\d,; ]+$/, most: MOST_DRAWING, odd: 'x' },
    lang: { as: 'one of', values: Object.keys(PORTAL_WORDS) },
  },
};

/** The client's signatory reads the letter and signs it, by name or by a signed copy. */
export function registerAuthority(app: FastifyInstance, portal: Portal): void {
  app.get<AtLink>('/authority/:link', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'authority');
    return signingPage(portal, reply, link, { status: 200 });
  });

  app.get<AtLink>('/authority/:link/letter', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'authority');
    return sendLetter(portal, reply, { link, kind: 'authority', name: 'Authority' });
  });

  app.get<AtLink>('/authority/:link/signed', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'authority');
    return sendLetter(portal, reply, { link, kind: 'signed-authority', name: 'Authority-signed' });
  });

  app.post<AtLink>('/authority/:link/sign', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'authority');
    const form = await readForm(portal, request, { link, rules: RULES, recipient: null });
    const { fields } = form;
    const typed = checkSignature(fields, { consent: true });
    const drawing = fields.get('drawing') ?? '';
    const odd = drawing !== '' && readDrawing(drawing) === null;
    if (!typed.ok || odd) {
      const problems: SignatureProblem[] = [
        ...(typed.ok ? [] : typed.problems),
        ...(odd ? [{ field: 'draw', code: 'drawing_odd' as const }] : []),
      ];
      return signingPage(portal, reply, link, { status: 422, sent: form, problems });
    }
    const method = drawing === '' ? 'typed' : 'drawn';
    const speech = shownIn(request, fields, link);
    const parties = partiesOf(portal, link);
    const consent =
      method === 'drawn' ? drawnConsentWords(speech, parties) : consentWords(speech, parties);
    await sign(portal, request, { link, typed, method, drawing, consent, file: null });
    return reply.redirect(`/authority/${link.linkId}`, 303);
  });

  app.post<AtLink>('/authority/:link/upload', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'authority');
    const recipient = await acceptingRecipient(portal, link);
    const rules: FormRules = { ...RULES, files: 'in chunks' };
    const upload = await readForm(portal, request, { link, rules, recipient });
    try {
      const typed = checkSignature(upload.fields, { consent: false });
      const [file] = upload.files;
      const problems = [...(typed.ok ? [] : typed.problems), ...copyProblems(upload.heads)];
      if (!typed.ok || file === undefined || problems.length > 0) {
        // Before the answer: what was refused is gone by the time its sender reads so.
        await upload.discard();
        return await signingPage(portal, reply, link, {
          status: 422,
          sent: upload,
          problems,
          uploading: true,
        });
      }
      const consent = uploadedConsentWords(
        shownIn(request, upload.fields, link),
        partiesOf(portal, link),
      );
      await sign(portal, request, { link, typed, method: 'uploaded', consent, file });
      return await reply.redirect(`/authority/${link.linkId}`, 303);
    } finally {
      await upload.discard();
    }
  });
}

function copyProblems(heads: readonly Buffer[]): SignatureProblem[] {
  const [head, second] = heads;
  if (head === undefined) return [{ field: 'files', code: 'copy_missing' }];
  if (second !== undefined) return [{ field: 'files', code: 'copy_several' }];
  return looksLikePaper(head) ? [] : [{ field: 'files', code: 'copy_no_paper' }];
}

/** The words that were beside the box: the form names its language, which may have been changed elsewhere since. */
function shownIn(request: FastifyRequest, fields: URLSearchParams, link: LinkPage): Speech {
  const tag = fields.get('lang') ?? '';
  return isPortalLanguage(tag)
    ? { lang: tag, words: PORTAL_WORDS[tag] }
    : languageOf(request, link);
}

async function sign(
  portal: Portal,
  request: FastifyRequest,
  signed: Pick<Signature, 'method' | 'consent' | 'drawing'> & {
    link: LinkPage;
    typed: TypedSignature;
    file: NewFile | null;
  },
): Promise<void> {
  const { link, typed, method, drawing, consent, file } = signed;
  if (isOver(link.stage)) {
    throw new Refusal(
      'handover_over',
      'This handover is closed, so no signature is needed any more.',
    );
  }
  const letter = await readLetter(portal.db, link.handoverId, 'authority');
  if (letter === undefined) {
    throw new Refusal(
      'letter_not_ready',
      'The letter is still being made, and nobody should sign what they cannot read. Try again in a few minutes.',
    );
  }
  const by = { handoverId: link.handoverId, contactId: link.contactId, at: portal.clock.now() };
  const signedNow = await signAuthority(portal.db, {
    ...by,
    method,
    name: typed.name,
    title: typed.title,
    consent,
    address: request.ip,
    timeZone: link.clientTimeZone,
    letterSha256: letter.sha256,
    file,
    ...(drawing ? { drawing } : {}),
  });
  if (!signedNow && file) await replaceSignedCopy(portal.db, { ...by, file });
}
