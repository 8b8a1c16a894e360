import { answerByMail, type Filing } from './answer-by-mail';
import { heldFile, type AttachmentAct } from './inbound-acts';
import type { Db } from './pool';
import { lockHandover } from './positions';
import { putUnjudged } from './unjudged';

/** Puts a file that came by mail under an item, as its answer. Throws Refusal, and nothing has changed then. */
export async function fileAttachment(db: Db, filing: Filing & AttachmentAct): Promise<void> {
  const { handoverId, itemId, at, by, mailId, number } = filing;
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const fileId = await heldFile(tx, filing);
    const { submissionId } = await answerByMail(tx, filing, { action: 'mail.filed', number });
    await tx
      .updateTable('files')
      .set({ item_id: itemId, submission_id: submissionId })
      .where('id', '=', fileId)
      .execute();
    await tx
      .updateTable('inbound_attachments')
      .set({ state: 'filed', item_id: itemId, decided_at: at, decided_by: by })
      .where('inbound_id', '=', mailId)
      .where('number', '=', number)
      .execute();
    await putUnjudged(tx, itemId, at);
  });
}
