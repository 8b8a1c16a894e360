import { officeCalendar } from '../../../domain/calendar/calendar';
import { DEFAULT_POLICY } from '../../../domain/chase/default-policy';
import { planChase } from '../../../domain/chase/plan-steps';

export const london = officeCalendar({ country: 'GB', region: 'ENG', timeZone: 'Europe/London' });
export const berlin = officeCalendar({ country: 'DE', region: 'BE', timeZone: 'Europe/Berlin' });
export const calendars = { previousMsp: london, client: berlin };
export const at = (text: string) => new Date(text);
// A Monday.
export const start = at('2027-01-18T10:30:00Z');
export const chase = (more: object = {}) =>
  planChase(DEFAULT_POLICY, { start, calendars, ...more });
export const plan = (more: object = {}) => chase(more).steps;
