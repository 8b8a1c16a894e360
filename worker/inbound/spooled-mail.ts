import { z } from 'zod';

/** A mail as it waits between the door and the worker: its envelope on one line, then its bytes. */
export interface SpooledMail {
  sender: string;
  recipients: string[];
  raw: Buffer;
}

const envelopeSchema = z.object({ sender: z.string(), recipients: z.array(z.string()) });
const LINE_FEED = 0x0a;

export function packMail({ sender, recipients, raw }: SpooledMail): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify({ sender, recipients })}\n`), raw]);
}

/** Throws when the bytes are no packed mail. */
export function unpackMail(packed: Uint8Array): SpooledMail {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const end = bytes.indexOf(LINE_FEED);
  const envelope: unknown = JSON.parse(bytes.toString('utf8', 0, Math.max(0, end)));
  return { ...envelopeSchema.parse(envelope), raw: bytes.subarray(end + 1) };
}
