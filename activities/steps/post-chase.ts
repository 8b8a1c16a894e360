import type { Queries } from '../../db/pool';
import { takeIntoStep } from '../../db/send-again';
import { readStepEdits } from '../../db/step-edits';
import { linkExpiry } from '../../domain/links/lifetime';
import { isAskedSoon, wantedLines } from '../../drafting/ask-again';
import { attachedLetters, draftChase, type ChaseDraft } from '../../drafting/draft-step';
import { counselPost } from '../counsel-file';
import type { SentRow } from '../../drafting/views';
import type { ActivityDeps } from '../deps';
import { letterFor } from '../letters';
import type { Attachment } from '../mail/compose';
import type { PostedTo } from '../mail/give-up-refused';
import { post } from '../mail/outbox';

/** Posts a step to each of its recipients, each with a link of their own, and the letter's copy to the client. */
export async function postChase(
  deps: ActivityDeps,
  chase: ChaseDraft,
  sent: readonly SentRow[],
): Promise<PostedTo[]> {
  const { dossier, step, at } = chase;
  const edits = await readStepEdits(deps.db, dossier.handover.id, step.key);
  const attachments: Attachment[] = [];
  for (const kind of attachedLetters(chase)) {
    attachments.push(await letterFor(deps, dossier, { kind, at }));
  }
  const counsel = step.template === 'counsel' ? await counselPost(deps, dossier, at) : null;
  if (counsel?.attachment) attachments.push(counsel.attachment);
  const evidence = counsel && {
    files: counsel.evidence,
    attached: counsel.attachment !== null,
  };
  const wanted = await takeWanted(deps.db, chase);
  const posted: PostedTo[] = [];
  for (const { contact, linked, ...draft } of draftChase(deps, chase, {
    sent,
    edits,
    wanted,
    ...(evidence ? { evidence } : {}),
  })) {
    const purpose = contact.party === 'counsel' ? 'counsel' : 'reply';
    posted.push({
      contact,
      ...(await post(deps, {
        ...draft,
        key: { handoverId: dossier.handover.id, stepKey: step.key, recipientKey: contact.id },
        to: { name: contact.name, address: contact.email },
        contactId: contact.id,
        replyTo: { name: deps.us.name, address: deps.us.email },
        ...(linked ? { link: { purpose, expiresAt: linkExpiry(purpose, at) } } : {}),
        attachments,
      })),
    });
  }
  return posted;
}

/** Whoever is about to be asked to send something once more reads it here, and has no second message for it. */
async function takeWanted(
  queries: Queries,
  { dossier, step, to }: ChaseDraft,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Map<string, readonly string[]>();
  const theirs = to.filter(({ id, party }) => party === 'previous_msp' && isAskedSoon(dossier, id));
  for (const { id: contactId } of theirs) {
    const key = { handoverId: dossier.handover.id, contactId, step: step.key };
    const asked = await takeIntoStep(queries, key);
    wanted.set(contactId, wantedLines(dossier, asked, 'previousMsp'));
  }
  return wanted;
}
