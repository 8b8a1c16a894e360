const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

const LAST_DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

/** An agreed day that ends at this instant where the previous MSP is: `the end of Mon 8 Mar 2027, London`. */
export function endOfDay(instant: string | null, zone: string): string | null {
  if (instant === null) return null;
  const day = new Intl.DateTimeFormat('en-GB', { ...LAST_DAY, timeZone: zone });
  const place = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return `the end of ${day.format(new Date(instant)).replace(/^(\w+),/, '$1')}, ${place}`;
}

/** An instant (RFC 3339) in the terminal's own zone, named: `Mon 8 Mar 2027, 09:00 GMT`. A dash for none. */
export function when(instant: string | null): string {
  return instant === null ? '–' : DAY.format(new Date(instant)).replace(/^(\w+),/, '$1');
}
