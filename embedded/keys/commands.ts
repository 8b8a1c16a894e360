import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeAudit } from '../../db/audit';
import { deleteOperator, insertOperator } from '../../db/keystore';
import { countWrapped } from '../../db/rewrap';
import { confirmRecovery } from '../../db/vault-state';
import { spoolFolder } from '../../worker/inbound/spool';
import { newKeyPair, recipientOf } from '../../vault/open/age';
import { signOperator, trustedOperators } from '../../vault/open/operators';
import { isRecoveryKey } from '../../vault/open/recovery-key';
import { rewrapAll } from '../../vault/open/rewrap';
import { writeServerKey } from '../../vault/open/server-key';
import { canonicalRecipient, markOf } from '../../vault/open/wrap';
import { Trouble } from '../trouble';
import type { Reach } from './reach';

export interface Told {
  /** For a program. */
  value: object;
  lines: string[];
}

/** Who did it, by the machine's own name for them. */
const actor = (): string => `operator:${process.env.USER ?? process.env.LOGNAME ?? 'root'}`;

async function recipientsOf({ serverKey, recovery, keystore, signing }: Reach): Promise<string[]> {
  const [identity] = await serverKey();
  const operators = await trustedOperators(keystore, signing.publicKey);
  return [await recipientOf(identity), recovery, ...operators.map((one) => one.recipient)];
}

/** Who may open every handover's key, and whether each is wrapped to all of them. */
export async function listKeys(at: Reach): Promise<Told> {
  const recipients = await recipientsOf(at);
  const [server = '', recovery = ''] = recipients;
  const operators = await trustedOperators(at.keystore, at.signing.publicKey);
  const counts = await countWrapped(at.keystore, markOf(recipients));
  const all = [
    { kind: 'server', name: 'this server', recipient: server },
    { kind: 'recovery', name: 'the offline recovery key', recipient: recovery },
    ...operators.map(({ name, recipient }) => ({ kind: 'operator', name, recipient })),
  ];
  const { total, stale } = counts;
  return {
    value: { recipients: all, total, stale },
    lines: [
      ...all.map(({ kind, name, recipient }) => `${kind.padEnd(9)} ${name}  ${recipient}`),
      stale === 0
        ? `${total === 1 ? 'The one key of a handover is' : `All ${total} keys of handovers are`} wrapped to all of them.`
        : `${stale} of ${total} keys of handovers are not wrapped to all of them yet: run “handover keys rewrap”.`,
    ],
  };
}

/** One more operator, by an age recipient or an SSH public key; then every key is wrapped anew. */
export async function addOperator(
  at: Reach,
  given: { name: string; recipient: string },
): Promise<Told> {
  const recipient = canonicalRecipient(given.recipient);
  const name = given.name.trim();
  if (recipient === null) {
    throw new Trouble(
      'That is no recipient: it must be age1… (62 characters), or an SSH public key that begins with ssh-ed25519 or ssh-rsa (2048 bits or more).',
    );
  }
  if (!/^[^\p{Cc}]{1,80}$/u.test(name))
    throw new Trouble('Name the operator, in up to 80 characters.');
  const known = await recipientsOf(at);
  const signature = signOperator({ recipient, name }, at.signing.signingKey);
  const row = { recipient, name, added_at: new Date(), signature };
  if (known.includes(recipient) || !(await insertOperator(at.keystore, row))) {
    throw new Trouble('That recipient or that name is in the list already.');
  }
  await log(at, 'keys.operator_added', { name, recipient });
  return rewrap(at, `Added ${name}.`);
}

/** One operator less; then every key is wrapped anew, to the others only. */
export async function removeOperator(at: Reach, which: string): Promise<Told> {
  const gone = await deleteOperator(at.keystore, canonicalRecipient(which) ?? which.trim());
  if (!gone) throw new Trouble('There is no operator of that name or recipient.');
  await log(at, 'keys.operator_removed', { name: gone.name, recipient: gone.recipient });
  const told = await rewrap(at, `Removed ${gone.name}.`);
  told.lines.push(
    'Backups of the keystore from before today still open with that key: let them expire, and rotate what the operator could have read.',
  );
  return told;
}

/** Wraps to the present recipients what is not yet. Broken off, run it again: it goes on where it stopped. */
export async function rewrap(at: Reach, first = ''): Promise<Told> {
  const recipients = await recipientsOf(at);
  const result = await rewrapAll(at.keystore, { identities: await at.serverKey(), recipients });
  const { total, stale } = await countWrapped(at.keystore, markOf(recipients));
  if (result.done > 0) await log(at, 'keys.rewrapped', { keys: result.done });
  return {
    value: { rewrapped: result.done, total, stale, failed: result.failed },
    lines: [
      ...(first === '' ? [] : [first]),
      `Wrapped ${result.done} ${result.done === 1 ? 'key' : 'keys'} anew; ${total - stale} of ${total} are wrapped to all recipients.`,
      ...result.failed.map((id) => `None of our keys opens the key of handover ${id}.`),
    ],
  };
}

const SPOOL_PATIENCE_MS = 15_000;

/** A new key for the server in the place of its old one. Broken off, run it again: it goes on where it stopped. */
export async function rotateServerKey(at: Reach): Promise<Told> {
  if (at.source.vaultKey !== undefined) {
    throw new Trouble(
      'The server’s key is given in HANDOVER_VAULT_KEY, so this command cannot change it. Put a new identity on a line of its own before the old one, restart, run “handover keys rewrap”, and take the old line away.',
    );
  }
  const identities = await at.serverKey();
  if (identities.length === 1) {
    const old = { identity: identities[0], recipient: await recipientOf(identities[0]) };
    await writeServerKey(at.source, [await newKeyPair(), old]);
  }
  const told = await rewrap(at, 'The server has a new key.');
  const [identity] = await at.serverKey();
  const { failed, stale } = told.value as { failed: string[]; stale: number };
  if (failed.length > 0 || stale > 0 || !(await spoolIsEmpty(at))) {
    told.lines.push(
      'The old key is still in the file beside the new one, because something needs it. Look at what is said above, and run this again.',
    );
    return told;
  }
  await writeServerKey(at.source, [{ identity, recipient: await recipientOf(identity) }]);
  await log(at, 'keys.rotated', { recipient: await recipientOf(identity) });
  told.lines.push(
    `The old one is gone from ${at.source.vaultKeyFile}. Put the new file into your backup today.`,
  );
  return told;
}

/** Mail at the door is sealed to the server's key itself, until the worker has taken it in. */
async function spoolIsEmpty({ config }: Reach): Promise<boolean> {
  const until = Date.now() + SPOOL_PATIENCE_MS;
  for (;;) {
    const waiting = await readdir(spoolFolder(config.home)).catch(() => []);
    if (waiting.length === 0) return true;
    if (Date.now() > until) return false;
    await sleep(500);
  }
}

/** Whoever holds the recovery key shows it, once: then the portal accepts in production. It is stored nowhere. */
export async function confirmRecoveryKey(at: Reach, typed: string): Promise<Told> {
  if (!(await isRecoveryKey(typed, at.recovery))) {
    throw new Trouble(
      'That is not the recovery key of this vault. It is the line of recovery-key.txt that begins with AGE-SECRET-KEY-1.',
    );
  }
  await confirmRecovery(at.db, { recipient: at.recovery, by: actor(), at: new Date() });
  return {
    value: { confirmed: true },
    lines: ['The recovery key is the right one. Keep it away from this machine, in two places.'],
  };
}

async function log(at: Reach, action: string, details: Record<string, string | number>) {
  await writeAudit(at.db, { handoverId: null, at: new Date(), actor: actor(), action, details });
}
