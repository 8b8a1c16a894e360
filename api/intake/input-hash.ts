import { createHash } from 'node:crypto';

/** Deeper than any handover; a limit because the text comes from outside and the walk is recursive. */
const MOST_DEPTH = 16;

class TooDeep extends Error {}

function ordered(value: unknown, depth: number): unknown {
  if (depth > MOST_DEPTH) throw new TooDeep();
  if (Array.isArray(value)) return value.map((entry) => ordered(entry, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, entry]) => [key, ordered(entry, depth + 1)]);
}

/**
 * SHA-256 of an input, the same whatever the order of its fields or the format it came in, so that a
 * repeated request is known from another one with the same key. Null for what cannot be a handover at all.
 */
export function inputHash(raw: unknown): Buffer | null {
  try {
    return createHash('sha256')
      .update(JSON.stringify(ordered(raw, 0) ?? null))
      .digest();
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}
