const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** An instant (RFC 3339) in the terminal's own zone, named: `Mon 8 Mar 2027, 09:00 GMT`. A dash for none. */
export function when(instant: string | null): string {
  return instant === null ? '–' : DAY.format(new Date(instant)).replace(/^(\w+),/, '$1');
}
