/** Which fields KeePass programs keep a seed in, and in which form. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export interface FoundFactor {
  /** An otpauth:// address, or a seed as it was found; empty when there is none. */
  factor: string;
  /** The fields that it was made of. */
  used: string[];
}

/**
 * The second factor of an entry: KeePassXC's `otp` (an address, or `key=…&size=…&step=…`), `TOTP Seed` with
 * `TOTP Settings` (`30;6`), KeePass 2's `TimeOtp-…`. A counter's seed stays a field of its own.
 */
export function kdbxFactor(value: (name: string) => string): FoundFactor {
  const otp = value('otp');
  if (otp !== '') return { factor: /^otpauth:/i.test(otp) ? otp : fromQuery(otp), used: ['otp'] };
  const seed = value('TOTP Seed');
  if (seed !== '') return trayTotp(seed, value('TOTP Settings'));
  return keePass2(value);
}

function fromQuery(text: string): string {
  const given = new Map(
    text.split('&').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [name, value];
    }),
  );
  const seed = given.get('key') ?? '';
  return seed === ''
    ? text
    : addressOf(decodeURIComponent(seed), given.get('step'), given.get('size'));
}

function trayTotp(seed: string, settings: string): FoundFactor {
  const used = ['TOTP Seed', 'TOTP Settings'];
  const [period, digits = ''] = settings.split(';');
  // Steam's letters are no digits: what it is stays to be read.
  if (digits === 'S') return { factor: seed, used: ['TOTP Seed'] };
  return { factor: settings === '' ? seed : addressOf(seed, period, digits), used };
}

const FORMS = [
  'TimeOtp-Secret',
  'TimeOtp-Secret-Hex',
  'TimeOtp-Secret-Base32',
  'TimeOtp-Secret-Base64',
];

function keePass2(value: (name: string) => string): FoundFactor {
  const form = FORMS.find((name) => value(name) !== '');
  if (form === undefined) return { factor: '', used: [] };
  const seed = base32Of(value(form), form);
  const algorithm = /\d+$/.exec(value('TimeOtp-Algorithm'))?.[0];
  const used = [form, 'TimeOtp-Length', 'TimeOtp-Period', 'TimeOtp-Algorithm'];
  if (seed === null) return { factor: '', used: [] };
  const factor = addressOf(seed, value('TimeOtp-Period'), value('TimeOtp-Length'), algorithm);
  return { factor, used };
}

function base32Of(text: string, form: string): string | null {
  if (form.endsWith('Base32')) return text;
  if (form.endsWith('Hex')) {
    const pairs = text.replaceAll(/\s/g, '').match(/[0-9a-f]{2}/gi) ?? [];
    return encoded(Uint8Array.from(pairs, (pair) => parseInt(pair, 16)));
  }
  if (!form.endsWith('Base64')) return encoded(new TextEncoder().encode(text));
  try {
    return encoded(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Base32 without padding (RFC 4648). */
function encoded(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(held >> bits) & 31] ?? '';
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + (BASE32[(held << (5 - bits)) & 31] ?? '');
}

function addressOf(seed: string, period = '', digits = '', sha = '1'): string {
  const more = [
    ...(period === '' ? [] : [`period=${period}`]),
    ...(digits === '' ? [] : [`digits=${digits}`]),
    ...(sha === '1' || sha === '' ? [] : [`algorithm=SHA${sha}`]),
  ];
  if (more.length === 0) return seed;
  const secret = encodeURIComponent(seed.replaceAll(/[\s-]/g, ''));
  return `otpauth://totp/?${[`secret=${secret}`, ...more].join('&')}`;
}
