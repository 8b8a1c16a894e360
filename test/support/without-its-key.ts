import { sql } from 'kysely';
import { Client } from 'pg';
import type { ListedItem, PreviousMspPerson } from '../../embedded/simulated/previous-msp';
import { newKeyPair } from '../../vault/open/age';
import { encryptTo } from '../../vault/seal/age';
import type { Clamd } from './clamd';
import { boardPage, itemRows } from './rows';
import type { Stage } from './stage';

const LEAD = 'gareth@northgate.example';
const TITLE = 'A handover’s key cannot be opened by this server.';

/**
 * An answer with a file comes while the keystore has another server's key for the handover, or none, though nothing was
 * purged; then it has the right one again.
 */
export async function withoutItsKey(
  stage: Stage,
  {
    id,
    item,
    person,
    clamd,
    what,
  }: {
    id: string;
    item: ListedItem;
    person: PreviousMspPerson;
    clamd: Clamd;
    what: 'is another’s' | 'is not there';
  },
): Promise<void> {
  const keystore = new Client({ connectionString: stage.database.keystoreOwnerUrl });
  await keystore.connect();
  const { rows: kept } = await keystore.query<{ wrapped: Buffer }>(
    'delete from wrapped_identities where handover_id = $1 returning wrapped',
    [id],
  );
  const put = async (wrapped: Uint8Array | undefined) => {
    await keystore.query('delete from wrapped_identities where handover_id = $1', [id]);
    await keystore.query('insert into wrapped_identities values ($1, $2, now())', [id, wrapped]);
  };
  const content = Buffer.from(what);
  try {
    const { recipient } = await newKeyPair();
    if (what === 'is another’s') await put(await encryptTo([recipient], Buffer.from('other')));
    const file = { name: 'later.txt', type: '', content };
    await person.answer(item, { type: 'provided', file });
    await stage.clock.advance(60_000);
    expect(await looked(stage, id, item)).toEqual(['answered', { checked: false, scanned: false }]);
    expect(await boardPage(stage)).toContain(TITLE);
    const told = (await stage.mail.to(LEAD)).filter(
      ({ subject }) => subject === 'A handover’s key could not be opened by this server',
    );
    expect(told.at(-1)?.text.replace(/\s+/g, ' ')).toContain('put the right one back');
  } finally {
    await put(kept[0]?.wrapped);
    await keystore.end();
  }
  await stage.clock.advance(60_000);
  await stage.clock.advance(60_000);
  expect(await looked(stage, id, item)).toEqual(['answered', { checked: true, scanned: true }]);
  expect(clamd.seen.at(-1)).toBe(content.length);
  expect(await boardPage(stage)).not.toContain(TITLE);
}

/** How the item stands, and whether anybody has looked at its answer and its newest file. */
async function looked(stage: Stage, id: string, { id: itemId }: ListedItem) {
  const row = (await itemRows(stage, id)).find((one) => one.id === itemId);
  const { rows } = await sql<{ checked: boolean; scanned: boolean }>`
    select a.checked_at is not null as checked, f.scanned_at is not null as scanned
    from answers a join files f on f.item_id = a.item_id and f.removed_at is null
    where a.id = ${row?.answer_id ?? ''}::uuid
    order by f.received_at desc limit 1`.execute(stage.db);
  return [row?.state, ...rows];
}
