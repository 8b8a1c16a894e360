import { Secret, TOTP, URI } from 'otpauth';

export interface OneTimeCode {
  /** This one and the next, so that whoever is slow has one that works. */
  codes: [string, string];
  /** Seconds that the first is good for, and how long each is. */
  left: number;
  period: number;
}

const PLAIN = /^[A-Z2-7]+=*$/;
const LEAST_SECRET = 16;

/**
 * The code that a second factor's secret makes at this instant (RFC 6238). `seed`: as previous MSPs send it, an
 * otpauth:// address or Base32 in any spelling. Null for what is neither: it is shown as it came.
 */
export function oneTimeCode(seed: string, at: Date): OneTimeCode | null {
  const totp = totpOf(seed.trim());
  if (!totp) return null;
  const timestamp = at.getTime();
  const later = timestamp + totp.period * 1000;
  return {
    codes: [totp.generate({ timestamp }), totp.generate({ timestamp: later })],
    left: Math.ceil(totp.remaining({ timestamp }) / 1000),
    period: totp.period,
  };
}

function totpOf(seed: string): TOTP | null {
  try {
    if (/^otpauth:/i.test(seed)) {
      const parsed = URI.parse(seed);
      return parsed instanceof TOTP ? parsed : null;
    }
    const plain = seed.replaceAll(/[\s-]/g, '').toUpperCase();
    if (plain.length < LEAST_SECRET || !PLAIN.test(plain)) return null;
    return new TOTP({ secret: Secret.fromBase32(plain) });
  } catch {
    // Its message would quote the seed.
    return null;
  }
}
