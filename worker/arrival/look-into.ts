import { pemIn, type FileContent, type Remark } from '../../domain/answers/arrival';
import { isKdbx, isWholeKdbx } from '../../vault/open/kdbx-form';

/** A database of passwords is smaller; what is larger is looked at by its head only. */
const MOST_BYTES = 32 * 1024 * 1024;
const LARGEST_PEM = 1024 * 1024;
const PKCS12_VERSION = Buffer.from([0x02, 0x01, 0x03]);

export interface Look {
  content: FileContent;
  remarks: Remark[];
}

/** Reads an opened file to its end, and tells what kind of thing it holds. Throws what the stream throws. */
export async function lookInto(opened: AsyncIterable<Uint8Array>): Promise<Look> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of opened) {
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
    else parts.splice(1);
  }
  const kdbx = isKdbx(parts[0] ?? new Uint8Array());
  if (size > MOST_BYTES) {
    return { content: { ...NOTHING }, remarks: kdbx ? ['too_large_to_look_into'] : [] };
  }
  const bytes = Buffer.concat(parts);
  try {
    if (kdbx) {
      const whole = isWholeKdbx(bytes);
      return {
        content: { ...NOTHING, kdbx: whole ? 'header_whole' : 'damaged' },
        remarks: whole ? ['kdbx_header_only'] : [],
      };
    }
    if (size > LARGEST_PEM) return { content: { ...NOTHING }, remarks: [] };
    const pem = pemIn(bytes.toString('latin1'));
    // PKCS #12 (RFC 7292) keeps both in one, and its version is 3.
    const both = bytes[0] === 0x30 && bytes.subarray(0, 8).includes(PKCS12_VERSION);
    return { content: { kdbx: 'none', ...pem, ...(both ? BOTH : {}) }, remarks: [] };
  } finally {
    bytes.fill(0);
  }
}

const NOTHING: FileContent = { kdbx: 'none', certificate: false, privateKey: false };
const BOTH = { certificate: true, privateKey: true };
