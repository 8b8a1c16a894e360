import { IANAZone } from 'luxon';

/** Whether this is a time zone by name of the IANA database, such as Europe/Berlin; never a bare offset. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name) && IANAZone.isValidZone(name);
}

/** Every time zone that this machine knows by its usual name, for a list to choose from. */
export function listTimeZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}
