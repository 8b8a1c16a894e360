/** As a link's token is written: 32 bytes in base64url (RFC 4648, 5), and nothing of the kind beside it. */
const LENGTH = 43;
const IS_OF_TOKEN = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** What may be a link's token in this text. */
export function tokensIn(text: string): string[] {
  const found: string[] = [];
  let length = 0;
  for (let at = 0; at <= text.length; at++) {
    // Past the end there is no code, which is none of a token's.
    if (IS_OF_TOKEN[text.charCodeAt(at)] === 1) {
      length += 1;
      continue;
    }
    if (length === LENGTH) found.push(text.slice(at - length, at));
    length = 0;
  }
  return found;
}
