import { LINK_SLOT } from '../../domain/links/link-slot';

/** A soft line break of quoted-printable (RFC 2045, 6.7) may stand anywhere in it. */
const SLOT = new RegExp(Array.from(LINK_SLOT).join('(?:=\\r\\n)?'), 'g');

/** The bytes that go out: the stored ones with this contact's token in place. Same token, same bytes. */
export function fillLink(stored: Buffer, token: string): Buffer {
  if (token.length !== LINK_SLOT.length) throw new RangeError('a link token has 43 characters');
  const filled = stored.toString('latin1').replace(SLOT, (slot) => {
    let next = 0;
    return slot.replace(/=\r\n|[\s\S]/g, (piece) =>
      piece.length > 1 ? piece : (token[next++] ?? ''),
    );
  });
  return Buffer.from(filled, 'latin1');
}
