import type { ChainHead } from './anchor';

/** Where a chain ended at an instant: one line of a file that only grows, between two anchors. */
export interface SeenHead extends ChainHead {
  at: Date;
}

const LINE =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\d{1,15}) ([0-9a-f]{64})$/;

/** Lines for the file's end. Each begins with a line feed, so that one that was broken off spoils no other. */
export function headLines(at: Date, heads: readonly ChainHead[]): string {
  return heads
    .map(({ chain, seq, hash }) => `\n${at.toISOString()} ${chain} ${String(seq)} ${hash}`)
    .join('');
}

/** What such a file says; a line that is not whole proves nothing, and is passed over. */
export function readHeadLines(text: string): SeenHead[] {
  return text.split('\n').flatMap((line) => {
    const [, at, chain, seq, hash] = LINE.exec(line) ?? [];
    if (at === undefined || chain === undefined || seq === undefined || hash === undefined)
      return [];
    return [{ at: new Date(at), chain, seq: Number(seq), hash }];
  });
}

/** Up to which event each chain was seen. */
export function seenOf(heads: readonly ChainHead[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { chain, seq } of heads) seen.set(chain, Math.max(seq, seen.get(chain) ?? 0));
  return seen;
}
