let unsent = false;

/** While an export is read, or its matches are looked through and not sent, leaving the page asks first. */
export function setUnsent(now: boolean): void {
  unsent = now;
}

export function warnUnsent(): void {
  addEventListener('beforeunload', (event) => {
    if (unsent) event.preventDefault();
  });
}
