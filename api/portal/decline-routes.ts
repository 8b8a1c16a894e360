import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { declineAuthority } from '../../db/authority-declines';
import { DECLINE_REASONS, isDeclineReason } from '../../domain/signing/decline';
import type { FormRules } from '../form-reader/messages';
import { acceptingRecipient } from './accepting';
import { checkSignature, SIGNED_LINE, type SignatureProblem } from './check-signature';
import type { Portal } from './deps';
import { noteOf } from './form-as-read';
import { linkOfRequest } from './link-guard';
import { readForm } from './read-form';
import { signingPage } from './signing-page';

const MOST_TEXT = 2_000;
const RULES: FormRules = {
  fields: {
    reason: { as: 'one of', values: DECLINE_REASONS },
    name: SIGNED_LINE,
    text: { as: 'note', most: MOST_TEXT },
  },
};

/** The signatory says no: with a reason from a list, and words of their own under seal. */
export function registerDecline(app: FastifyInstance, portal: Portal): void {
  app.post<{ Params: { link: string } }>('/authority/:link/decline', async (request, reply) => {
    const link = await linkOfRequest(portal, request, 'authority');
    const recipient = await acceptingRecipient(portal, link);
    const form = await readForm(portal, request, { link, rules: RULES, recipient });
    const { fields } = form;
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
      return signingPage(portal, reply, link, {
        status: 422,
        sent: form,
        problems,
        form: 'decline',
      });
    }
    await declineAuthority(portal.db, {
      id: randomUUID(),
      handoverId: link.handoverId,
      contactId: link.contactId,
      reason,
      typedName: typed.name,
      ...noteOf(form, 'text'),
      at: portal.clock.now(),
    });
    return reply.redirect(`/authority/${link.linkId}`, 303);
  });
}

/** A no needs no title. */
function withTitle(fields: URLSearchParams): URLSearchParams {
  return new URLSearchParams({ name: fields.get('name') ?? '', title: 'none' });
}
