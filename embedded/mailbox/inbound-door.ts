import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { isOurAddress } from '../../domain/inbound/verp';
import type { Config } from '../../platform/config';
import { writeDurably } from '../../platform/durable-file';
import { passphraseOf } from '../../vault/open/configured';
import { ensureKeys } from '../../vault/open/first-keys';
import { recipientOf } from '../../vault/open/age';
import { readRecoveryRecipient } from '../../vault/open/key-files';
import { serverKeyOf } from '../../vault/open/server-key';
import { encryptTo } from '../../vault/seal/age';
import { SPOOLED, spoolFolder } from '../../worker/inbound/spool';
import { packMail, type SpooledMail } from '../../worker/inbound/spooled-mail';

/** Mail to our own addresses goes through here, and is not kept in the mailbox. */
export interface InboundDoor {
  wants(address: string): boolean;
  /** Resolves when the mail is safe; it may not be thrown away before. */
  take(mail: SpooledMail): Promise<void>;
}

/**
 * Leaves mail for us in a folder that the worker empties when it is up. People write passwords into mails, so nothing
 * is written that is not sealed to the vault first.
 */
export function inboundDoor(config: Config): InboundDoor {
  const folder = spoolFolder(config.home);
  const us = { mailFrom: config.mailFrom.address, replyTo: config.msp.email };
  let last = 0;
  return {
    wants: (address) => isOurAddress(address, us),
    take: async (mail) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Never two in one millisecond, so that names keep the order of arrival.
      last = Math.max(Date.now(), last + 1);
      const file = path.join(folder, `${last}-${randomBytes(4).toString('hex')}${SPOOLED}`);
      // A key that was changed meanwhile may have looked into the folder before the file was there.
      for (let to = await ownRecipients(config); ;) {
        await writeDurably(file, await encryptTo(to, packMail(mail)), 0o600);
        const now = await ownRecipients(config);
        if (now.join() === to.join()) return;
        to = now;
      }
    },
  };
}

async function ownRecipients(config: Config): Promise<string[]> {
  const passphrase = await passphraseOf(config);
  const vaultKeyElsewhere = config.vaultKey !== undefined;
  const files = await ensureKeys(config.home, { passphrase, vaultKeyElsewhere });
  const vaultKeyFile = config.vaultKeyFile ?? files.vaultKey;
  const [identity] = await serverKeyOf({ vaultKeyFile, passphrase, vaultKey: config.vaultKey })();
  return [
    await recipientOf(identity),
    config.recoveryRecipient ?? (await readRecoveryRecipient(files.recoveryPub)),
  ];
}
