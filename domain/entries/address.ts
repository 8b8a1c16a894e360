const SAFE_SCHEME = /^(https?|ssh|rdp|s?ftp):\/\/[^\s\\]+$/i;
/** A host with what may follow it, and nothing that a program would take for a scheme or a share. */
const BARE_HOST =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#][^\s\\]*)?$/iu;

/**
 * Whether a vault may open this when somebody presses on it. `cmd://`, `file:`, `javascript:` and shares are
 * things to read, not to press: they go to the notes.
 */
export function isHarmlessAddress(address: string): boolean {
  return SAFE_SCHEME.test(address) || BARE_HOST.test(address);
}

/** Vaults take braces for placeholders: in an address their percent-encoded form means the same (RFC 3986). */
export function withoutBraces(address: string): string {
  return address.replaceAll('{', '%7B').replaceAll('}', '%7D');
}

/** The part of an address that names a machine, in lower case; null when there is none. */
export function hostOf(address: string): string | null {
  const text = address.trim().toLowerCase();
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@\s]*@)?(\[[0-9a-f:.]+\]|[^/?#:\s]+)/.exec(
    text,
  )?.[1];
  return host === undefined || host === '' ? null : host;
}
