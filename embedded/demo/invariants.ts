import { temporal } from '@temporalio/proto';
import { Client as PgClient } from 'pg';
import { verifyAudit } from '../../db/audit-verify';
import { workflowId } from '../../workflows/messages';
import { leftUndone, portalIsBlind, unsettledItems } from '../simulated/always-true';
import { ledgerOpens } from './opened';
import type { Played } from './play';
import type { OwnStage } from '../own-stage';

/** product.md, "Always true", in its order; each answered by looking, not by trusting a counter. */
export async function checkInvariants(
  stage: OwnStage,
  played: readonly Played[],
): Promise<Record<string, boolean>> {
  return {
    everyItemOfAClosedHandoverIsSettled: (await unsettledItems(stage.db)) === 0,
    whatWasReceiptedOpensToWhatWasSent: await ledgerOpens(stage, played),
    oneMessagePerContactAndStep: await oneMessageEach(stage),
    noSecretInTheClear: await noSecretInTheClear(stage, played),
    thePortalCannotReadWhatItAccepted: await portalIsBlind(stage.postgres.urls.portalUrl),
    gettingChangesNothing: await gettingChangesNothing(stage, played),
    theLogIsWhole: (await verifyAudit(stage.db)).broken.length === 0,
    nothingDueWasLeftUndone: (await leftUndone(stage.db, stage.clock.now())) === 0,
  };
}

/** One row for each contact and step, and in the mailbox exactly one copy of each. */
async function oneMessageEach({ db, mailbox }: OwnStage): Promise<boolean> {
  const stored = await db.selectFrom('messages').select(['message_id', 'outcome']).execute();
  const arrived = mailbox.store.list().map((mail) => mail.messageId.replace(/[<>]/g, ''));
  return (
    stored.every(({ outcome }) => outcome === 'accepted') &&
    arrived.length === stored.length &&
    new Set(arrived).size === stored.length &&
    stored.every(({ message_id }) => arrived.includes(message_id))
  );
}

/** Typed secrets are nowhere; links are in their mails only. */
async function noSecretInTheClear(stage: OwnStage, played: readonly Played[]): Promise<boolean> {
  const secrets = played.flatMap(({ secrets: own }) => own);
  const kept = [await wholeDatabase(stage), stage.logged.join('\n')];
  for (const { id } of played) {
    const history = await stage.client.workflow.getHandle(workflowId(id)).fetchHistory();
    kept.push(
      Buffer.from(temporal.api.history.v1.History.encode(history).finish()).toString('latin1'),
    );
  }
  const mails: string[] = [];
  const tokens: string[] = [];
  for (const { id } of stage.mailbox.store.list()) {
    mails.push((await stage.mailbox.store.raw(id))?.toString('latin1') ?? '');
    const text = (await stage.mailbox.store.read(id))?.mail.text ?? '';
    tokens.push(...[...text.matchAll(/\/[rac]\/([\w-]{43})/g)].map(([, token = '']) => token));
  }
  const inside = kept.join('\n');
  return (
    secrets.length > 0 &&
    tokens.length > 0 &&
    secrets.every((secret) => !inside.includes(secret) && !mails.join('\n').includes(secret)) &&
    tokens.every((token) => !inside.includes(token))
  );
}

/** Every row of every table as text, bytes as they are. */
async function wholeDatabase({ postgres }: OwnStage): Promise<string> {
  const client = new PgClient({
    connectionString: postgres.superuserUrl.replace(/\/postgres$/, '/handover'),
  });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
      for (const row of rows) {
        for (const value of Object.values(row)) {
          texts.push(value instanceof Buffer ? value.toString('latin1') : JSON.stringify(value));
        }
      }
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}

async function gettingChangesNothing(stage: OwnStage, played: readonly Played[]): Promise<boolean> {
  const before = await wholeDatabase(stage);
  const { consoleUrl, portalUrl } = stage.config;
  const addresses = [`${portalUrl}/verify`, `${consoleUrl}/`, `${portalUrl}/r/${'x'.repeat(43)}`];
  for (const { id } of played) {
    for (const part of ['', '/items', '/messages', '/tasks', '/log']) {
      await stage.us.call('GET', `/handovers/${id}${part}`);
    }
  }
  for (const mail of stage.mailbox.store.list()) {
    const found = await stage.mailbox.store.read(mail.id);
    addresses.push(...(found?.mail.text.match(/https?:\/\/\S+/g) ?? []));
  }
  for (const address of new Set(addresses)) {
    if (address.startsWith(portalUrl) || address.startsWith(consoleUrl)) {
      await fetch(address, { redirect: 'manual' }).then((response) => response.arrayBuffer());
    }
  }
  return (await wholeDatabase(stage)) === before;
}
