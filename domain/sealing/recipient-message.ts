const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CLASSIC_RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/** Whether this is a native X25519 recipient of age (`age1…`, bech32, 62 characters). */
export function isRecipient(text: string): boolean {
  return CLASSIC_RECIPIENT.test(text);
}

/**
 * What the vault signs for a handover's recipient, in ASCII; undefined when the id is not a lower-case UUID or
 * the recipient not an `age1…` one. The first line keeps the signature from meaning anything elsewhere; neither
 * field can hold a line break, so no two pairs give the same text.
 */
export function recipientText(handoverId: string, recipient: string): string | undefined {
  if (!UUID.test(handoverId) || !isRecipient(recipient)) return undefined;
  return `handover recipient v1\n${handoverId}\n${recipient}\n`;
}
