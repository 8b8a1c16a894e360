import { createHash, randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

/** The authority did not answer, or what it answered is no time stamp for what was asked. */
export class NoTimeStamp extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`no time stamp: ${what}`, options);
    this.name = 'NoTimeStamp';
  }
}

export interface TimeStamp {
  /** The whole response (RFC 3161, TimeStampResp): `openssl ts -verify -in` reads it. */
  response: Buffer;
  /** The authority's time, not ours. */
  at: Date;
}

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const PATIENCE_MS = 30_000;
const MOST_BYTES = 1024 * 1024;
/** PKIStatus: granted, and granted with modifications. */
const GRANTED = [0, 1];

/**
 * Has a time-stamping authority stamp the SHA-256 of these bytes (RFC 3161 over HTTP), and checks what it answers:
 * granted, for this hash and this question, and signed by the certificate that came with it. Whether that certificate is to be
 * trusted is asked of whoever reads the stamp one day. Throws NoTimeStamp.
 */
export async function timeStamp(url: string, data: Buffer): Promise<TimeStamp> {
  const sha256 = createHash('sha256').update(data).digest();
  const nonce = randomBytes(8);
  // Positive, and with no leading zero: one way only to write it (X.690, 8.3).
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const response = await ask(url, request(sha256, nonce));
  return { response, at: await checked(response, { data, sha256, nonce }) };
}

function request(sha256: Buffer, nonce: Buffer): Buffer {
  const asked = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(sha256).buffer }),
    }),
    nonce: new Integer({ valueHex: new Uint8Array(nonce).buffer }),
    certReq: true,
  });
  return Buffer.from(asked.toSchema().toBER());
}

async function ask(url: string, body: Buffer): Promise<Buffer> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new NoTimeStamp(`the authority answered ${answer.status}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (bytes.length > MOST_BYTES) throw new NoTimeStamp('the answer is too long for one');
    return bytes;
  } catch (cause) {
    if (cause instanceof NoTimeStamp) throw cause;
    throw new NoTimeStamp('the authority cannot be reached', { cause });
  }
}

/**
 * The authority's time in a response that was kept, if it stamps these very bytes and is signed by the certificate
 * that came with it. Throws NoTimeStamp.
 */
export async function stampedAt(response: Buffer, data: Buffer): Promise<Date> {
  const { signed, info } = opened(response);
  const sha256 = createHash('sha256').update(data).digest();
  if (!sha256.equals(info.messageImprint.hashedMessage.valueBlock.valueHexView)) {
    throw new NoTimeStamp('it stamps something else');
  }
  if (!(await isSigned(signed, data))) throw new NoTimeStamp('its signature is wrong');
  return info.genTime;
}

async function checked(
  response: Buffer,
  { data, sha256, nonce }: { data: Buffer; sha256: Buffer; nonce: Buffer },
): Promise<Date> {
  const { signed, info } = opened(response);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const isOurs =
    hashAlgorithm.algorithmId === SHA_256 &&
    sha256.equals(hashedMessage.valueBlock.valueHexView) &&
    info.nonce !== undefined &&
    nonce.equals(info.nonce.valueBlock.valueHexView);
  if (!isOurs) throw new NoTimeStamp('it stamps something else');
  if (!(await isSigned(signed, data))) throw new NoTimeStamp('its signature is wrong');
  return info.genTime;
}

function opened(response: Buffer): { signed: SignedData; info: TSTInfo } {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(new Uint8Array(response));
    if (!GRANTED.includes(status.status) || !timeStampToken) {
      throw new NoTimeStamp(`the authority refused (${status.status})`);
    }
    const signed = new SignedData({ schema: timeStampToken.content as unknown });
    const content = signed.encapContentInfo.eContent?.valueBlock.valueHexView;
    if (!content) throw new NoTimeStamp('it holds no time');
    return { signed, info: TSTInfo.fromBER(new Uint8Array(content)) };
  } catch (cause) {
    if (cause instanceof NoTimeStamp) throw cause;
    throw new NoTimeStamp('the answer is not one', { cause });
  }
}

/** By the certificate that came with it, over a content that stamps these very bytes. */
async function isSigned(signed: SignedData, data: Buffer): Promise<boolean> {
  try {
    const bytes = new Uint8Array(data).buffer;
    return await signed.verify({ signer: 0, data: bytes, checkChain: false });
  } catch {
    // The library throws what it could also have answered.
    return false;
  }
}
