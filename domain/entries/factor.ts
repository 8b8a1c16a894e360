import { wellFormed } from './cells';

/** Seconds, digits and hash of a time-based code (RFC 6238), with the defaults that all programs share. */
export interface Factor {
  /** Base32 without blanks or padding (RFC 4648). */
  secret: string;
  period: number;
  digits: number;
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
}

const ALGORITHMS = { SHA1: 'SHA1', SHA256: 'SHA256', SHA512: 'SHA512' } as const;

/** People write seeds in groups, with blanks or hyphens, in small letters. */
function plainSeed(text: string): string | null {
  const seed = text
    .replaceAll(/[\s-]/g, '')
    .replace(/(?<!=)=+$/, '')
    .toUpperCase();
  return /^[A-Z2-7]{8,}$/.test(seed) ? seed : null;
}

const numberIn = (text: string | undefined, from: number, to: number): number | null => {
  if (text === undefined) return null;
  const number = Number(text);
  return Number.isInteger(number) && number >= from && number <= to ? number : null;
};

/** Reads a Base32 seed or an otpauth://totp address (Google's Key URI format); null for anything else. */
export function readFactor(text: string): Factor | null {
  const plain = { period: 30, digits: 6, algorithm: 'SHA1' } as const;
  if (!/^otpauth:\/\//i.test(text.trim())) {
    const secret = plainSeed(text);
    return secret === null ? null : { secret, ...plain };
  }
  const [head = '', query = ''] = text.trim().split('?', 2);
  if (!/^otpauth:\/\/totp\//i.test(head)) return null;
  const given = new Map(
    query.split('&').map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [name.toLowerCase(), decoded(value)];
    }),
  );
  const secret = plainSeed(given.get('secret') ?? '');
  const algorithm = (given.get('algorithm') ?? 'SHA1').toUpperCase().replace('-', '');
  const period = given.has('period') ? numberIn(given.get('period'), 1, 86_400) : plain.period;
  const digits = given.has('digits') ? numberIn(given.get('digits'), 4, 10) : plain.digits;
  if (secret === null || period === null || digits === null || !(algorithm in ALGORITHMS)) {
    return null;
  }
  return { secret, period, digits, algorithm: algorithm as Factor['algorithm'] };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The same factor as every program reads it. The name is shown beside the code. */
export function factorAddress(factor: Factor, name: string): string {
  const { secret, period, digits, algorithm } = factor;
  return (
    `otpauth://totp/${encodeURIComponent(wellFormed(name))}` +
    `?secret=${secret}&period=${period}&digits=${digits}&algorithm=${algorithm}`
  );
}

export function isPlainFactor({ period, digits, algorithm }: Factor): boolean {
  return period === 30 && digits === 6 && algorithm === 'SHA1';
}
