/** Longer than any part of an address of ours. Characters. */
export const MOST_PART = 200;

/**
 * The address as it was asked for, or `nowhere` when it cannot be read (RFC 3986, 2.1: broken percent-encoding)
 * or has a part longer than any of ours: it then gets the site's own answer to what does not exist.
 */
export function readableAddress(url: string, nowhere: string): string {
  const path = url.split('?', 1)[0] ?? '';
  try {
    const parts = decodeURIComponent(path).split('/');
    return parts.every((part) => part.length <= MOST_PART) ? url : nowhere;
  } catch {
    return nowhere;
  }
}
