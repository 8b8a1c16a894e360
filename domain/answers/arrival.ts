import type { Kind } from '../items/item';
import type { AnswerType } from '../items/answer';

/** Why what arrived goes back to whoever sent it. */
export const FINDINGS = [
  'answer_unreadable',
  'file_missing',
  'file_incomplete',
  'file_unreadable',
  'infected',
  'secret_empty',
  'kdbx_damaged',
  'certificate_alone',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** What our people should know of something that is good as far as it could be checked. */
export type Remark = 'kdbx_header_only' | 'too_large_to_look_into';

export interface ArrivedAnswer {
  type: AnswerType;
  fields: readonly { key: string; secret: boolean; value: string }[];
}

/** What a look into a file's content showed. */
export interface FileContent {
  kdbx: 'none' | 'header_whole' | 'damaged';
  certificate: boolean;
  privateKey: boolean;
}

/**
 * Whether what opened well can be what was asked for. Only what is surely of no use goes back: an answer that a
 * person may still make sense of is a person's to judge.
 */
export function judgeArrival(
  item: { kind: Kind; replyFields: readonly string[] },
  answer: ArrivedAnswer,
  files: readonly FileContent[],
): Finding | null {
  if (answer.type !== 'provided') return null;
  const blank = answer.fields.some(({ secret, value }) => secret && value.trim() === '');
  if (blank || isLoginWithoutSecret(item.kind, answer, files.length)) return 'secret_empty';
  if (files.some(({ kdbx }) => kdbx === 'damaged')) return 'kdbx_damaged';
  if (asksForKeyOfCertificate(item.replyFields) && isCertificateAlone(answer, files)) {
    return 'certificate_alone';
  }
  return null;
}

/** A user's name alone opens nothing; who holds the factor, or anything else that was asked for, may be the point. */
function isLoginWithoutSecret(kind: Kind, { fields }: ArrivedAnswer, files: number): boolean {
  if (kind !== 'login' || files > 0) return false;
  return fields.every(({ key, secret }) => !secret && (key === 'address' || key === 'user'));
}

const KEY_OF_CERTIFICATE = /\b(pfx|p12|pkcs ?#?12|private key)\b/i;
const CERTIFICATE = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;

function asksForKeyOfCertificate(replyFields: readonly string[]): boolean {
  return replyFields.some((name) => KEY_OF_CERTIFICATE.test(name));
}

function isCertificateAlone({ fields }: ArrivedAnswer, files: readonly FileContent[]): boolean {
  const typed = fields.map(({ value }) => pemIn(value));
  const all = [...typed, ...files];
  return all.some(({ certificate }) => certificate) && !all.some(({ privateKey }) => privateKey);
}

/** Which of the two halves a text in PEM (RFC 7468) holds. */
export function pemIn(text: string): Pick<FileContent, 'certificate' | 'privateKey'> {
  return { certificate: CERTIFICATE.test(text), privateKey: PRIVATE_KEY.test(text) };
}
