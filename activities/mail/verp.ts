import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { BOUNCES, type VerpAddress } from '../../domain/inbound/verp';

/** An envelope sender that names the message and cannot be forged, for bounces to come back to. */
export function verpAddress(key: KeyObject, messageId: string, domain: string): string {
  const name = messageId.replaceAll('-', '');
  return `${BOUNCES}+${name}.${macOf(key, name)}@${domain}`;
}

/** Whether we made this address. */
export function isOurVerp(key: KeyObject, { name, mac }: VerpAddress): boolean {
  return timingSafeEqual(Buffer.from(macOf(key, name)), Buffer.from(mac));
}

function macOf(key: KeyObject, name: string): string {
  return createHmac('sha256', key).update(`verp ${name}`).digest('hex').slice(0, 16);
}
