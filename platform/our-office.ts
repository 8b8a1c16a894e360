import { officeCalendar, type OfficeCalendar } from '../domain/calendar/calendar';
import type { Config } from './config';

/** When our own people work: reset tasks are due in our working days. Throws for an unknown country or zone. */
export function ourOffice({ msp }: Config): OfficeCalendar {
  return officeCalendar({ country: msp.country, region: msp.region, timeZone: msp.timeZone });
}
