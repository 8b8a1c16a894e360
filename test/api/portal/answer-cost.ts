import { sql } from 'kysely';
import { acceptItem } from '../../../db/items';
import type { Db } from '../../../db/pool';
import { receiptsOf } from '../../../db/submissions';
import { recordStatements } from '../../support/statement-recorder';
import { rowsReadSoFar } from '../../support/rows-read';
import { servers } from '../../support/servers';
import { AsBrowser } from './as-browser';
import { answer } from './forms';
import { openPortalSite } from './site';

export interface AnswerCost {
  /** Who asks, and for what. */
  reading: string[];
  /** Inside the transaction that saves, its begin and commit apart. */
  saving: string[];
}

export interface ListCost {
  /** Opened for the first time, and again with nothing changed. */
  first: number;
  again: string[];
  /** Opened by eight at the same time. */
  together: string[];
}

/** As many handovers beside the one that is worked on. */
const OTHERS = 3_000;

/**
 * The statements that the portal asks its database for one answer of each way, from the request to the redirect, and
 * for the list; and how many rows are read to accept an item and show its receipts, where many other handovers are.
 */
export async function answerCost(): Promise<{
  sealed: AnswerCost;
  form: AnswerCost;
  list: ListCost;
  rowsRead: number;
}> {
  const recorder = await recordStatements(servers().postgresPort);
  const site = await openPortalSite(undefined, { through: (url) => recorder.through(url) });
  try {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const [first, second] = handover.items.map(({ id }) => id);
    const browser = await AsBrowser.on(site, link, first ?? '');
    const form = await browser.form({ user: 'admin', password: 'secret' });
    recorder.statements.length = 0;
    const sent = await browser.post(form);
    const sealed = parted(recorder.statements);
    await answer(site, link, second ?? '', { type: 'provided', 'provided-user': 'admin' });
    const typed = parted(recorder.statements.slice(recorder.statements.findLastIndex(isLink)));
    if (sent.statusCode !== 303) throw new Error(sent.body);
    const open = async (): Promise<string[]> => {
      recorder.statements.length = 0;
      await site.app.inject({ url: link.home, headers: link.headers });
      return [...recorder.statements];
    };
    const opened = (await open()).length;
    const again = await open();
    const together = (await Promise.all(Array.from({ length: 8 }, open))).at(-1) ?? [];
    const rowsRead = await site.db.connection().execute(async (db) => {
      await makeOthers(db);
      const before = await rowsReadSoFar(db);
      await acceptItem(db, {
        handoverId: handover.id,
        itemId: first ?? '',
        by: 'staff:ada@northgate.example',
        at: site.clock.at,
      });
      await receiptsOf(db, handover.contacts.first);
      return (await rowsReadSoFar(db)) - before;
    });
    return { sealed, form: typed, list: { first: opened, again, together }, rowsRead };
  } finally {
    await site.close();
    await recorder.close();
  }
}

const isLink = (statement: string): boolean => statement.includes('from links l');

function parted(statements: readonly string[]): AnswerCost {
  const all = statements.map((one) => one.replaceAll(/\s+/g, ' ').trim());
  const begin = all.findIndex((one) => /^(begin|start transaction)/i.test(one));
  const commit = all.findIndex((one) => /^commit/i.test(one));
  const saving = all.slice(begin + 1, commit);
  return { reading: [...all.slice(0, begin), ...all.slice(commit + 1)], saving };
}

/** What is asked for below, of handovers of which there is nothing else. */
async function makeOthers(db: Db): Promise<void> {
  await sql`set session_replication_role = replica`.execute(db);
  await sql`insert into authorities (handover_id, kind, state, signatory_name, signatory_title, signatory_email)
    select gen_random_uuid(), 'to_sign', 'unsigned', '', '', '' from generate_series(1, ${OTHERS}::int)`.execute(
    db,
  );
  await sql`insert into reset_tasks (id, handover_id, item_id, reason, state, opened_at, due_at, rank, in_circle,
      owner_role, reminded)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'recover', 'open', now(), now(), 0, false,
      'technician', 0 from generate_series(1, ${OTHERS}::int)`.execute(db);
  await sql`insert into submissions (id, handover_id, contact_id, link_id, number, opened_at, last_saved_at, receipt)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, now(), now(), '{}'
    from generate_series(1, ${OTHERS}::int)`.execute(db);
  await sql`reset session_replication_role`.execute(db);
  await sql`analyze`.execute(db);
}
