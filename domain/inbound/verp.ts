/** The envelope sender of our messages names the message, with a MAC (security.md, "Mail"). */
export const BOUNCES = 'bounces';

const ADDRESS = /^bounces\+([0-9a-f]{32})\.([0-9a-f]{16})@(.+)$/;

export interface VerpAddress {
  /** The message's id as hexadecimal digits alone: what the MAC is over. */
  name: string;
  mac: string;
  /** The message's id (RFC 9562). */
  messageId: string;
}

/** Reads an address back; null when it is not of that form. Whether the MAC is right is for who has the key. */
export function readVerp(address: string): VerpAddress | null {
  const match = ADDRESS.exec(address.trim().toLowerCase());
  const [, name, mac] = match ?? [];
  if (name === undefined || mac === undefined) return null;
  const messageId = [0, 8, 12, 16, 20]
    .map((from, part, cuts) => name.slice(from, cuts[part + 1]))
    .join('-');
  return { name, mac, messageId };
}

/** Whether mail to this address is mail to us: what bounces, what answers, what writes to who we are. */
export function isOurAddress(address: string, us: { mailFrom: string; replyTo: string }): boolean {
  const wanted = address.trim().toLowerCase();
  const mailFrom = us.mailFrom.toLowerCase();
  const domain = mailFrom.slice(mailFrom.lastIndexOf('@'));
  if (wanted === mailFrom || wanted === us.replyTo.toLowerCase()) return true;
  return wanted.startsWith(`${BOUNCES}+`) && wanted.endsWith(domain);
}
