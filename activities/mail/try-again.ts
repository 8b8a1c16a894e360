const AGAIN_MS = 10 * 60_000;

/** When a mail server that did not take a message from the portal's pages is asked again. */
export function tryAgainAt(at: Date): Date {
  return new Date(at.getTime() + AGAIN_MS);
}
