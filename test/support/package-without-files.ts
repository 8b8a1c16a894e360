import { randomUUID } from 'node:crypto';
import { sendPackage } from '../../db/packages';
import { SPONSOR } from './handover-input';
import { itemRows } from './rows';
import type { Stage } from './stage';

/** A package of one item as it is when files came after the item's were read for it. Throws what sending it throws. */
export async function packageWithoutFiles(
  stage: Stage,
  handoverId: string,
  itemId = '',
): Promise<void> {
  const item = (await itemRows(stage, handoverId)).find(({ id }) => id === itemId);
  const { id: contactId } = await stage.db
    .selectFrom('contacts')
    .select('id')
    .where('handover_id', '=', handoverId)
    .where('email', '=', SPONSOR)
    .executeTakeFirstOrThrow();
  const made = {
    id: randomUUID(),
    contactId,
    sealedTo: 'passphrase' as const,
    chunks: 0,
    bytes: 0,
    sha256: Buffer.alloc(32),
    items: [{ itemId, answerId: item?.answer_id ?? '', fileIds: [] }],
  };
  const act = { handoverId, by: 'staff:test', at: stage.clock.now(), made };
  await sendPackage(stage.db, act, () => []);
}
