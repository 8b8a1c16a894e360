/** The engine's clock may be ahead of ours by so much. */
const CLOCKS_APART_MS = 60_000;

/** What is due by this instant may be taken at `at`; what is due later was moved away by somebody. */
export function dueBy(at: Date): Date {
  return new Date(at.getTime() + CLOCKS_APART_MS);
}
