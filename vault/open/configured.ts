import { readFile } from 'node:fs/promises';
import type { Keystore } from '../../db/keystore';
import { required, type Config } from '../../platform/config';
import { KeyFileProblem } from './key-files';
import { createVault, type Vault } from './vault';

type Settings = Pick<
  Config,
  | 'vaultKey'
  | 'vaultKeyFile'
  | 'vaultPassphrase'
  | 'vaultPassphraseFile'
  | 'signingKeyFile'
  | 'recoveryRecipient'
>;

/** What opens the server's key, from the environment or a file's first line; undefined where it is not locked. */
export async function passphraseOf(
  config: Pick<Settings, 'vaultPassphrase' | 'vaultPassphraseFile'>,
): Promise<string | undefined> {
  const { vaultPassphrase, vaultPassphraseFile: file } = config;
  if (file === undefined) return vaultPassphrase;
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/)[0];
  } catch {
    throw new KeyFileProblem(
      file,
      'HANDOVER_VAULT_PASSPHRASE_FILE cannot be read. Check its path.',
    );
  }
}

/** The vault as a process's settings have it. Throws ConfigError, KeyFileProblem. */
export async function vaultOf(config: Settings, keystore: Keystore): Promise<Vault> {
  return createVault({
    keystore,
    vaultKeyFile:
      config.vaultKey === undefined
        ? required(config.vaultKeyFile, 'HANDOVER_VAULT_KEY_FILE')
        : (config.vaultKeyFile ?? ''),
    vaultKey: config.vaultKey,
    passphrase: await passphraseOf(config),
    signingKeyFile: required(config.signingKeyFile, 'HANDOVER_SIGNING_KEY_FILE'),
    recoveryRecipient: required(config.recoveryRecipient, 'HANDOVER_RECOVERY_RECIPIENT'),
  });
}
