import { readDossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { questionMailed, takeQuestion } from '../../db/question-answers';
import { isOver } from '../../domain/handover/stage';
import { linkExpiry } from '../../domain/links/lifetime';
import { threadOf } from '../../drafting/draft-step';
import { clientView, languageOf, previousMspView, verifyUrl } from '../../drafting/views';
import { renderMail } from '../../templates/email/render-mail';
import { itemNameIn } from '../../templates/language/item-names';
import type { ActivityDeps } from '../deps';
import { post } from './outbox';
import { tryAgainAt } from './try-again';

/** Tells the account manager that somebody asks. What is asked stays sealed. */
export async function tellQuestion(deps: ActivityDeps, id: string): Promise<void> {
  const { db } = deps;
  const at = deps.at();
  const question = await takeQuestion(db, id, { column: 'tell_due_at', again: tryAgainAt(at) });
  if (!question) return;
  const dossier = await readDossier(db, question.handoverId);
  const { handover } = dossier;
  const posted = await post(deps, {
    key: {
      handoverId: handover.id,
      stepKey: `question-${id}`,
      recipientKey: `staff:${handover.account_manager_email}`,
    },
    to: { name: handover.account_manager_name, address: handover.account_manager_email },
    contactId: null,
    template: 'question-asked',
    references: [],
    render: () =>
      renderMail('question-asked', {
        language: languageOf(dossier),
        at,
        letterNumber: handover.number,
        to: { name: handover.account_manager_name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link: `${deps.consoleUrl}/handovers/${handover.id}/questions`,
        timeZone: deps.ourOffice.timeZone,
        who: question.byName,
        item: question.itemName,
      }),
  });
  if (posted.kind !== 'unsettled') await questionMailed(db, id, 'tell_due_at');
}

/** Sends an answer to whoever asked, with the link of its own; who was taken away since gets nothing. */
export async function sendAnswer(deps: ActivityDeps, id: string): Promise<void> {
  const { db } = deps;
  const at = deps.at();
  const question = await takeQuestion(db, id, { column: 'mail_due_at', again: tryAgainAt(at) });
  if (!question?.answer) return;
  const { contact, answer, handoverId } = question;
  const dossier = await readDossier(db, handoverId);
  const { handover } = dossier;
  if (contact.removed || contact.bounced || isOver(handover.stage)) {
    await questionMailed(db, id, 'mail_due_at');
    return;
  }
  const language = languageOf(dossier);
  const { itemName: name, catalogueNumber } = question;
  const purpose = question.party === 'client' ? 'client' : 'reply';
  const posted = await post(deps, {
    key: { handoverId, stepKey: `answer-${id}`, recipientKey: question.contactId },
    to: { name: question.byName, address: contact.email },
    contactId: question.contactId,
    template: 'question-answered',
    link: { purpose, expiresAt: linkExpiry(purpose, at) },
    replyTo: { name: deps.us.name, address: deps.us.email },
    references: threadOf(await readSent(db, handoverId)),
    render: (link) =>
      renderMail('question-answered', {
        language,
        at,
        letterNumber: handover.number,
        to: { name: question.byName },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link,
        verifyUrl: verifyUrl(deps),
        item: itemNameIn(language, { name, catalogueNumber }),
        answer,
      }),
  });
  if (posted.kind !== 'unsettled') await questionMailed(db, id, 'mail_due_at');
}
