import type { FastifyInstance } from 'fastify';
import { askQuestion } from '../../db/item-questions';
import type { LinkPage } from '../../db/links';
import type { ReplyItem } from '../../db/reply-items';
import { MOST_QUESTION, questionProblem } from '../../domain/questions/question-rules';
import type { FormRules } from '../form-reader/messages';
import { acceptingRecipient } from './accepting';
import { itemOf } from './asked-items';
import type { Portal } from './deps';
import { noteOf, type ReadForm } from './form-as-read';
import { formId } from './form-id';
import { itemPage } from './item-view';
import { HOME, linkOfRequest } from './link-guard';
import { readForm } from './read-form';

interface AtItem {
  Params: { link: string; item: string };
}

const RULES: FormRules = {
  fields: { form: { as: 'id' }, question: { as: 'note', most: MOST_QUESTION } },
};

/** Asking something about an item: sealed like any text, and told to a person of ours. */
export function registerAsking(app: FastifyInstance, portal: Portal): void {
  for (const purpose of ['reply', 'client'] as const) {
    app.post<AtItem>(`${HOME[purpose]}/:link/items/:item/questions`, async (request, reply) => {
      const link = await linkOfRequest(portal, request, purpose);
      const item = await itemOf(portal, link, request.params.item);
      const recipient = await acceptingRecipient(portal, link);
      const form = await readForm(portal, request, { link, rules: RULES, recipient });
      const problem = questionProblem(form.fields.get('question') ?? '');
      const outcome = problem ?? (await ask(portal, { link, item, form }));
      if (outcome === 'asked') {
        return reply.redirect(
          `${HOME[purpose]}/${link.linkId}/items/${item.id}?asked=1#questions`,
          303,
        );
      }
      const asking = { problem: outcome, typed: form.typed('question') };
      return itemPage(portal, reply, { link, item }, { status: problem ? 422 : 409, asking });
    });
  }
}

async function ask(
  portal: Portal,
  { link, item, form }: { link: LinkPage; item: ReplyItem; form: ReadForm },
) {
  return askQuestion(portal.db, {
    // Another question under the nonce of a page that was left and come back to is another question.
    id: formId('question', [link.linkId, item.id, form.likeness], form.fields.get('form')),
    handoverId: link.handoverId,
    itemId: item.id,
    contactId: link.contactId,
    ...noteOf(form, 'question'),
    at: portal.clock.now(),
  });
}
