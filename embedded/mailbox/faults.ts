/**
 * What a mail server may do to a sender (security.md, "Faults").
 * - `greeting`, `mail`, `354`: the line is cut before that was answered
 * - `mid-data`: cut while the message is coming
 * - `after-dot-lost`, `after-dot-kept`: cut after the final dot, the message thrown away or kept
 * - a reply: that code at that point, e.g. 451 or 550
 */
export type Fault =
  | 'greeting'
  | 'mail'
  | '354'
  | 'mid-data'
  | 'after-dot-lost'
  | 'after-dot-kept'
  | { reply: number; at: 'mail' | 'rcpt' | 'data' };

/** Turns faults on and off while the server runs; each time one strikes it is counted. */
export class Faults {
  private current: Fault | null = null;
  private left = 0;
  struck = 0;
  /** Addresses that have no mailbox here, or none any more: refused for good. */
  noMailbox: (address: string) => boolean = () => false;

  /** From now on, for so many conversations; afterwards all is well again. */
  set(fault: Fault, times = Infinity): void {
    this.current = fault;
    this.left = times;
  }

  clear(): void {
    this.current = null;
  }

  /** Whether the fault that is on is one of these; each yes uses up one of its times. */
  strike<T extends Fault>(matches: (fault: Fault) => fault is T): T | null {
    const fault = this.current;
    if (fault === null || !matches(fault)) return null;
    this.struck += 1;
    this.left -= 1;
    if (this.left <= 0) this.current = null;
    return fault;
  }

  /** For faults that cut the line. */
  cuts(point: Extract<Fault, string>): boolean {
    return this.strike((fault): fault is typeof point => fault === point) !== null;
  }

  /** For faults that answer; null when all is well. */
  replyAt(point: 'mail' | 'rcpt' | 'data'): number | null {
    const fault = this.strike(
      (one): one is Extract<Fault, object> => typeof one === 'object' && one.at === point,
    );
    return fault?.reply ?? null;
  }
}
