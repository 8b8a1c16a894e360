import type { FastifyInstance } from 'fastify';
import { askQuestion } from '../../db/item-questions';
import type { LinkPage } from '../../db/links';
import type { ReplyItem } from '../../db/reply-items';
import { questionProblem } from '../../domain/questions/question-rules';
import { sealNote } from '../../vault/seal/note';
import { acceptingRecipient } from './accepting';
import { itemOf } from './asked-items';
import type { Portal } from './deps';
import { formOf } from './form-body';
import { formId } from './form-id';
import { itemPage } from './item-view';
import { HOME, linkOfRequest } from './link-guard';

interface AtItem {
  Params: { link: string; item: string };
}

/** Asking something about an item: sealed like any text, and told to a person of ours. */
export function registerAsking(app: FastifyInstance, portal: Portal): void {
  for (const purpose of ['reply', 'client'] as const) {
    app.post<AtItem>(`${HOME[purpose]}/:link/items/:item/questions`, async (request, reply) => {
      const link = await linkOfRequest(portal, request, purpose);
      const item = await itemOf(portal, link, request.params.item);
      const fields = formOf(request);
      const typed = fields.get('question') ?? '';
      const problem = questionProblem(typed);
      const outcome =
        problem ?? (await ask(portal, { link, item, typed, form: fields.get('form') }));
      if (outcome === 'asked') {
        return reply.redirect(
          `${HOME[purpose]}/${link.linkId}/items/${item.id}?asked=1#questions`,
          303,
        );
      }
      const asking = { problem: outcome, typed };
      return itemPage(portal, reply, { link, item }, { status: problem ? 422 : 409, asking });
    });
  }
}

async function ask(
  portal: Portal,
  {
    link,
    item,
    typed,
    form,
  }: { link: LinkPage; item: ReplyItem; typed: string; form: string | null },
) {
  const recipient = await acceptingRecipient(portal, link);
  return askQuestion(portal.db, {
    id: formId('question', [link.linkId, item.id], form),
    handoverId: link.handoverId,
    itemId: item.id,
    contactId: link.contactId,
    ...(await sealNote(recipient, typed)),
    at: portal.clock.now(),
  });
}
