/** The earliest of those that there are; null when there is none. */
export function firstOf(instants: readonly (Date | null)[]): Date | null {
  return instants
    .filter((instant) => instant !== null)
    .reduce<Date | null>((least, one) => (least === null || one < least ? one : least), null);
}

/** The latest of those that there are; null when there is none. */
export function lastOf(instants: readonly (Date | null)[]): Date | null {
  return instants
    .filter((instant) => instant !== null)
    .reduce<Date | null>((most, one) => (most === null || one > most ? one : most), null);
}
