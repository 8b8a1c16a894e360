import { IANAZone, type Zone } from 'luxon';
import { remembered } from './remembered';

/** Since 2012 no zone changes its clocks but at a whole quarter of an hour, and no handover is older (IANA tz database). */
const QUARTER_MS = 15 * 60_000;

const zones = remembered<Zone>();

/** A time zone that asks the runtime for each quarter of an hour once. */
class RememberingZone extends IANAZone {
  private readonly offsets = remembered<number>();

  override offset(ts: number): number {
    if (!Number.isFinite(ts)) return super.offset(ts);
    const quarter = Math.floor(ts / QUARTER_MS);
    return this.offsets(String(quarter), () => super.offset(quarter * QUARTER_MS));
  }
}

/** The time zone of that IANA name, for the library. */
export function zoneOf(timeZone: string): Zone {
  return zones(timeZone, () => new RememberingZone(timeZone));
}
