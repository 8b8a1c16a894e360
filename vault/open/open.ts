import { Refusal } from '../../domain/problem';
import { decryptWith, type Identity, type Opening } from './age';

/** The handover's key was destroyed: its secrets were purged, or it never had one. */
export class KeyGone extends Refusal {
  constructor() {
    super(
      'key_gone',
      'What was sent for this handover can no longer be opened: its key was destroyed when the ' +
        'secrets were purged. The purge is in the handover’s log.',
    );
    this.name = 'KeyGone';
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
