import { stat } from 'node:fs/promises';
import { writeDurably } from '../../platform/durable-file';
import type { Identity } from './age';
import { identitiesOf, readIdentities } from './key-files';
import { lockWith } from './locked-key';

export interface ServerKeySource {
  vaultKeyFile: string;
  passphrase?: string | undefined;
  vaultKey?: string | undefined;
}

type Identities = [Identity, ...Identity[]];

const OWNER_ONLY = 0o600;

/**
 * The server's identities, read anew whenever the file has changed: a rotation holds in every process that runs. A
 * file that cannot be read in between leaves the last ones standing. Throws KeyFileProblem when none were read yet.
 */
export function serverKeyOf(source: ServerKeySource): () => Promise<Identities> {
  const { vaultKeyFile, passphrase, vaultKey } = source;
  let known: { mark: string; identities: Identities } | undefined;
  return async () => {
    const mark = vaultKey === undefined ? await markOfFile(vaultKeyFile) : 'environment';
    if (known && (mark === known.mark || mark === null)) return known.identities;
    const identities =
      vaultKey === undefined
        ? await readIdentities(vaultKeyFile, passphrase)
        : await identitiesOf('HANDOVER_VAULT_KEY', vaultKey.replaceAll('\\n', '\n'));
    known = { mark: mark ?? '', identities };
    return identities;
  };
}

async function markOfFile(file: string): Promise<string | null> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return null;
  }
}

/** The text of such a file, as the first start writes it. */
export function serverKeyText(identities: readonly { identity: Identity; recipient: string }[]) {
  const keys = identities.map(
    ({ identity, recipient }) => `# public key: ${recipient}\n${identity}\n`,
  );
  return `# The server's key of the Handover vault (age). Keep it secret, and in your backup.\n${keys.join('')}`;
}

/**
 * Puts the identities into the file in one step, locked with the passphrase where there is one. Once this returns they
 * stay there, also after a power cut: what is wrapped to them next opens with nothing else of this server.
 */
export async function writeServerKey(
  { vaultKeyFile, passphrase }: ServerKeySource,
  identities: readonly { identity: Identity; recipient: string }[],
): Promise<void> {
  const text = serverKeyText(identities);
  const content = passphrase === undefined ? text : await lockWith(passphrase, text);
  await writeDurably(vaultKeyFile, content, OWNER_ONLY);
}
