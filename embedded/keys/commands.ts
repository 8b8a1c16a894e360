import { readdir, realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeAudit } from '../../db/audit';
import { deleteOperator, insertOperator, listOperators } from '../../db/keystore';
import { countWrapped } from '../../db/rewrap';
import { confirmRecovery } from '../../db/vault-state';
import { SPOOLED, spoolFolder } from '../../worker/inbound/spool';
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
  /** What is not done, and was to be; it ends with 1 then. */
  left?: number;
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
  const operators = await trustedOperators(at.keystore, at.signing.publicKey);
  // Of one that was broken off: what is left to do is to wrap.
  if (operators.some((one) => one.name === name && one.recipient === recipient)) {
    return rewrap(at, `${name} is in the list already.`);
  }
  const known = await recipientsOf(at);
  if (known.includes(recipient) || operators.some((one) => one.name === name)) {
    throw new Trouble('That recipient or that name is in the list already.');
  }
  // The log first: nobody may open what is sealed from now on of whom it says nothing.
  await log(at, 'keys.operator_added', { name, recipient });
  const signature = signOperator({ recipient, name }, at.signing.signingKey);
  await insertOperator(at.keystore, { recipient, name, added_at: new Date(), signature });
  return rewrap(at, `Added ${name}.`);
}

/** One operator less; then every key is wrapped anew, to the others only. */
export async function removeOperator(at: Reach, which: string): Promise<Told> {
  const named = canonicalRecipient(which) ?? which.trim();
  const operators = await listOperators(at.keystore);
  const gone = operators.find(({ name, recipient }) => name === named || recipient === named);
  if (!gone) {
    throw new Trouble(
      'There is no operator of that name or recipient. Where a removal was broken off, “handover keys rewrap” goes on with it.',
    );
  }
  await log(at, 'keys.operator_removed', { name: gone.name, recipient: gone.recipient });
  await deleteOperator(at.keystore, gone.recipient);
  const told = await rewrap(at, `Removed ${gone.name}.`);
  told.lines.push(
    'Backups of the keystore from before today still open with that key: let them expire, and rotate what the operator could have read.',
  );
  return told;
}

/** Wraps to the present recipients what is not yet. Broken off, run it again: it goes on where it stopped. */
export async function rewrap(at: Reach, first = ''): Promise<Told & { left: number }> {
  const recipients = await recipientsOf(at);
  const result = await rewrapAll(at.keystore, { identities: await at.serverKey(), recipients });
  const { total, stale } = await countWrapped(at.keystore, markOf(recipients));
  if (result.done > 0) await log(at, 'keys.rewrapped', { keys: result.done });
  return {
    value: { rewrapped: result.done, total, stale, failed: result.failed },
    left: stale,
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
  const mails = told.left === 0 ? await leftInSpool(at) : 0;
  if (told.left + mails > 0) {
    if (mails > 0) {
      told.lines.push(
        `${mails === 1 ? 'One mail waits' : `${mails} mails wait`} at the door for the worker: is it running?`,
      );
    }
    told.lines.push(
      'The old key is still in the file beside the new one, because something needs it. Look at what is said above, and run this again.',
    );
    return { ...told, left: told.left + mails };
  }
  const recipient = await recipientOf(identity);
  await log(at, 'keys.rotated', { recipient });
  await writeServerKey(at.source, [{ identity, recipient }]);
  told.lines.push(
    `The old one is gone from ${at.source.vaultKeyFile}. Put the new file into your backup today.`,
  );
  return told;
}

/** Mails at the door, which are sealed to the server's key itself until the worker has taken them in. */
async function leftInSpool({ config }: Reach): Promise<number> {
  const until = Date.now() + SPOOL_PATIENCE_MS;
  for (;;) {
    const names = await readdir(spoolFolder(config.home)).catch(() => []);
    // What was put aside there opens with no key, this one or another.
    const waiting = names.filter((name) => name.endsWith(SPOOLED)).length;
    if (waiting === 0 || Date.now() > until) return waiting;
    await sleep(500);
  }
}

/**
 * Whoever holds the recovery key shows it, once: then the portal accepts in production. It is stored nowhere. `file`: the
 * one that it was read from. That it lies on this machine still, where the first start left it, shows nothing.
 */
export async function confirmRecoveryKey(
  at: Reach,
  { typed, file }: { typed: string; file: string | null },
): Promise<Told> {
  const here = await realpath(at.recoveryKeyFile).catch(() => null);
  if (file !== null && here !== null && (await realpath(file)) === here) {
    throw new Trouble(
      `${file} is where the first start left it, which shows that nobody has lost it yet, and not that somebody holds it. Name a copy that you keep elsewhere, or type it.`,
    );
  }
  if (!(await isRecoveryKey(typed, at.recovery))) {
    throw new Trouble(
      'That is not the recovery key of this vault. It is the line of recovery-key.txt that begins with AGE-SECRET-KEY-1.',
    );
  }
  await confirmRecovery(at.db, { recipient: at.recovery, by: actor(), at: new Date() });
  return {
    value: { confirmed: true },
    lines: [
      'The recovery key is the right one. Keep it away from this machine, in two places.',
      ...(here === null ? [] : [`It still lies on this machine: delete ${here}.`]),
    ],
  };
}

async function log(at: Reach, action: string, details: Record<string, string | number>) {
  await writeAudit(at.db, { handoverId: null, at: new Date(), actor: actor(), action, details });
}
