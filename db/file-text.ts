import { Refusal } from '../domain/problem';
import { answerByMail, type Filing } from './answer-by-mail';
import type { Db, Queries } from './pool';
import { lockHandover } from './positions';

/** Puts what a mail says under an item, as its answer. Throws Refusal, and nothing has changed then. */
export async function fileText(db: Db, filing: Filing): Promise<void> {
  const { handoverId, itemId, mailId, at, by } = filing;
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    if ((await filedTexts(tx, mailId)).some((filed) => filed.itemId === itemId)) {
      throw new Refusal('text_filed', 'What this mail says is under that item already.');
    }
    const { answerId } = await answerByMail(tx, filing, { action: 'mail.text_filed' });
    await tx
      .insertInto('inbound_texts')
      .values({
        inbound_id: mailId,
        item_id: itemId,
        answer_id: answerId,
        filed_at: at,
        filed_by: by,
      })
      .execute();
  });
}

/** The items under which somebody put what this mail says. */
export async function filedTexts(
  queries: Queries,
  mailId: string,
): Promise<{ itemId: string; filedAt: Date; filedBy: string }[]> {
  return queries
    .selectFrom('inbound_texts')
    .select(['item_id as itemId', 'filed_at as filedAt', 'filed_by as filedBy'])
    .where('inbound_id', '=', mailId)
    .orderBy('filed_at')
    .execute();
}
