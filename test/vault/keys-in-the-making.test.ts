import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openKeystore, type Keystore } from '../../db/keystore';
import { newKeyPair, recipientOf } from '../../vault/open/age';
import { ensureKeys } from '../../vault/open/first-keys';
import { readIdentities, readRecoveryRecipient } from '../../vault/open/key-files';
import { rewrapAll } from '../../vault/open/rewrap';
import { writeServerKey } from '../../vault/open/server-key';
import { createVault } from '../../vault/open/vault';
import { verifyRecipient } from '../../vault/seal/recipient';
import { sealValue } from '../../vault/seal/seal';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { temporaryFolder } from './keys-and-tools';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
let ofConsole: Keystore;
let ofOwner: Keystore;

beforeAll(async () => {
  folder = await temporaryFolder();
  database = await createTestDatabase();
  ofConsole = openKeystore(database.keystoreConsoleUrl);
  ofOwner = openKeystore(database.keystoreOwnerUrl);
});
afterAll(async () => {
  await Promise.all([ofConsole.destroy(), ofOwner.destroy()]);
  await database.drop();
  await folder.remove();
});

/** Waits until some other connection waits there; not for ever, so that a wait that is missing fails. */
async function untilWaiting(statement: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const { rows } = await sql`select from pg_stat_activity where wait_event_type = 'Lock'
      and pid <> pg_backend_pid() and query like ${statement}`.execute(ofOwner);
    if (rows.length > 0) return;
    await sleep(50);
  }
}

it('a handover that is being made while the server’s key changes is missed by no rotation', async () => {
  const { vaultKey: vaultKeyFile, signingKey, recoveryPub } = await ensureKeys(folder.path);
  const recovery = await readRecoveryRecipient(recoveryPub);
  const vault = await createVault({
    keystore: ofConsole,
    vaultKeyFile,
    signingKeyFile: signingKey,
    recoveryRecipient: recovery,
  });
  const id = randomUUID();
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  // Somebody else is making the same key: the making waits for them, with the recipients of before in hand.
  const holder = ofOwner
    .transaction()
    .execute(async (tx) => {
      await sql`insert into wrapped_identities (handover_id, wrapped, created_at)
        values (${id}, '\\x00', now())`.execute(tx);
      await held;
      throw new Error('not made after all');
    })
    .catch(() => undefined);
  await sleep(50);
  const made = vault.createKeys(id, new Date('2029-03-05T08:00:00Z'));
  await untilWaiting('insert into%');

  const [old] = await readIdentities(vaultKeyFile);
  const newer = await newKeyPair();
  const before = { identity: old, recipient: await recipientOf(old) };
  await writeServerKey({ vaultKeyFile }, [newer, before]);
  const rewrapped = rewrapAll(ofOwner, {
    identities: [newer.identity, old],
    recipients: [newer.recipient, recovery],
  });
  await untilWaiting('%pg_advisory%');
  letGo();
  await holder;
  const signed = await made;
  expect(await rewrapped).toEqual({ done: 1, failed: [] });

  await writeServerKey({ vaultKeyFile }, [newer]);
  const sealed = await sealValue(verifyRecipient(signed, vault.publicKey), 'still there');
  expect(await vault.openValue(id, sealed)).toBe('still there');
}, 30_000);
