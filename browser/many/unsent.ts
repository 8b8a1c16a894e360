let unsent = false;

export function setUnsent(now: boolean): void {
  unsent = now;
}

export function warnUnsent(): void {
  addEventListener('beforeunload', (event) => {
    if (unsent) event.preventDefault();
  });
}
