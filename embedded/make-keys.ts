import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readConfig } from '../platform/config';
import { passphraseOf } from '../vault/open/configured';
import { ensureKeys } from '../vault/open/first-keys';
import { readRecoveryRecipient } from '../vault/open/key-files';

/** A deployment's own step: makes the keys in $HANDOVER_HOME and prints what the settings need of them. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const files = await ensureKeys(config.home, { passphrase: await passphraseOf(config) });
  const publicKey = createPublicKey(await readFile(files.signingPub, 'utf8'));
  const line = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  process.stdout.write(`HANDOVER_SIGNING_PUBLIC_KEY=${line}\n`);
  process.stdout.write(
    `HANDOVER_RECOVERY_RECIPIENT=${await readRecoveryRecipient(files.recoveryPub)}\n`,
  );
  process.stderr.write(`Keep ${files.recoveryKey} off this machine; the file says how.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
