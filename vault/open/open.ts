import { Refusal } from '../../domain/problem';
import { decryptWith, type Identity, type Opening } from './age';

/** There is no key of the handover: its secrets were purged, or the keystore is not the one that belongs to it. */
export class KeyGone extends Refusal {
  constructor() {
    super(
      'key_gone',
      'What was sent for this handover can no longer be opened: its key was destroyed when the ' +
        'secrets were purged. The purge is in the handover’s log; where it is not, the keystore is not the one that ' +
        'belongs to this database, and whoever runs this server has to put the right one back.',
    );
    this.name = 'KeyGone';
  }
}

/**
 * The handover's key is there, and this server cannot open it: which says nothing of what was sent. Whoever judges that
 * must not take it for damaged.
 */
export class KeyUnusable extends Refusal {
  constructor() {
    super(
      'key_unusable',
      'This server cannot open the handover’s key, so nothing can be said of what was sent, which is as it was: there ' +
        'is no need to ask for it again. The server’s key or the keystore is not the one that belongs to this database; ' +
        'whoever runs this server has to put the right one back.',
    );
    this.name = 'KeyUnusable';
  }
}

/**
 * Sealed bytes that do not open, or open to something else than was promised. It carries no cause:
 * errors of a parser quote what they were given, and that may be a secret.
 */
export class CannotOpen extends Refusal {
  constructor() {
    super(
      'cannot_open',
      'What was sent could not be read: it is damaged, or was sealed with another key. ' +
        'Reject the answer, so that the previous MSP is asked to send it again.',
    );
    this.name = 'CannotOpen';
  }
}

/** Opens what `sealValue` sealed. Throws CannotOpen. The result is untrusted input: parse it with a schema. */
export async function openValueWith(
  identity: Identity | Opening,
  sealed: Uint8Array,
): Promise<unknown> {
  const content = await openBytesWith([identity], sealed);
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
    return value;
  } catch {
    throw new CannotOpen();
  }
}

/** Opens one age file as it is: a chunk comes with its padding (see `openFileWith`). Throws CannotOpen. */
export async function openBytesWith(
  identities: readonly (Identity | Opening)[],
  sealed: Uint8Array,
): Promise<Uint8Array> {
  try {
    return await decryptWith(identities, sealed);
  } catch {
    throw new CannotOpen();
  }
}
