/** Wakes a loop that waits: when something is there, when the time is over, or for good. */
export class Bell {
  private wake: (() => void) | null = null;
  private rung = false;
  private over = false;

  get stopped(): boolean {
    return this.over;
  }

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  stop(): void {
    this.over = true;
    this.ring();
  }

  /** Resolves after so many milliseconds of the machine's time, or as soon as it rings; at once when it rang before. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.wake = null;
    this.rung = this.over;
  }
}
