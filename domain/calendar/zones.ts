import { IANAZone } from 'luxon';

/** The runtime takes long to say so, and is asked for every calendar. */
const known = new Set<string>();

/** Whether this is a time zone by name of the IANA database, such as Europe/Berlin; never a bare offset. */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  const valid =
    /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name) && IANAZone.isValidZone(name);
  if (valid) known.add(name);
  return valid;
}

/** Every time zone that this machine knows by its usual name, for a list to choose from. */
export function listTimeZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}
