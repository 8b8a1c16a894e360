import type { FastifyInstance } from 'fastify';
import { declineAuthority } from '../../db/authority-declines';
import { isDeclineReason } from '../../domain/signing/decline';
import { sealNote } from '../../vault/seal/note';
import { acceptingRecipient } from './accepting';
import { checkSignature, type SignatureProblem } from './check-signature';
import type { Portal } from './deps';
import { formOf } from './form-body';
import { formId } from './form-id';
import { linkOfRequest } from './link-guard';
import { signingPage } from './signing-page';

const MOST_TEXT = 2_000;

/** The signatory says no: with a reason from a list, and words of their own under seal. */
export function registerDecline(app: FastifyInstance, portal: Portal): void {
  app.post<{ Params: { link: string } }>('/authority/:link/decline', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'authority');
    const fields = formOf(request);
    const reason = fields.get('reason') ?? '';
    const text = (fields.get('text') ?? '').trim();
    // The same rules for a name, whether one signs or not.
    const typed = checkSignature(withTitle(fields), { consent: false });
    const problems: SignatureProblem[] = [
      ...(isDeclineReason(reason) ? [] : [{ field: 'reason', code: 'decline_why' as const }]),
      ...(typed.ok ? [] : typed.problems),
      ...(text.length > MOST_TEXT
        ? [{ field: 'text', code: 'decline_long' as const, facts: { most: MOST_TEXT } }]
        : []),
    ];
    if (!typed.ok || !isDeclineReason(reason) || problems.length > 0) {
      return signingPage(portal, reply, link, { status: 422, fields, problems, form: 'decline' });
    }
    const recipient = await acceptingRecipient(portal, link);
    await declineAuthority(portal.db, {
      id: formId('decline', [link.linkId], fields.get('form')),
      handoverId: link.handoverId,
      contactId: link.contactId,
      reason,
      typedName: typed.name,
      ...(await sealNote(recipient, text)),
      at: portal.clock.now(),
    });
    return reply.redirect(`/authority/${link.linkId}`, 303);
  });
}

/** A no needs no title. */
function withTitle(fields: URLSearchParams): URLSearchParams {
  return new URLSearchParams({ name: fields.get('name') ?? '', title: 'none' });
}
