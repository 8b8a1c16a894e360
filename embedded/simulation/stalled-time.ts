import type { StalledReason } from '../../domain/handover/stage';

/** How long a handover waited for a person, added up from what its row said each time it was looked at. */
export class StalledTime {
  private total = 0;
  private since: Date | null = null;

  see(row: { stalled_reason: StalledReason | null; stalled_since: Date | null }, now: Date): void {
    if (row.stalled_reason === null) this.total = this.until(now);
    const same = row.stalled_since?.getTime() === this.since?.getTime();
    if (!same && this.since !== null && row.stalled_since !== null)
      this.total += row.stalled_since.getTime() - this.since.getTime();
    this.since = row.stalled_since;
  }

  /** Milliseconds so far. */
  until(now: Date): number {
    const running = this.since === null ? 0 : now.getTime() - this.since.getTime();
    return this.total + Math.max(0, running);
  }
}
