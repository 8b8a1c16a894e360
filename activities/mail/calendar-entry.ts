import type { EventAttributes } from 'ics';
import type { Attachment } from './compose';

export interface CalendarEntry {
  /** Stays the same for the same appointment, so that a second copy is not a second entry. */
  uid: string;
  title: string;
  startsAt: Date;
  minutes: number;
  /** When it was written. */
  at: Date;
}

/** An appointment as an attachment (RFC 5545, METHOD:PUBLISH). It carries no link: calendars are shared. */
export async function calendarEntry(entry: CalendarEntry): Promise<Attachment> {
  // Brings a checker of schemas with it; few handovers need it.
  const { createEvent } = await import('ics');
  // Its types leave out the instant of writing, which is the machine's own clock's otherwise.
  const attributes: EventAttributes & { timestamp: number } = {
    uid: entry.uid,
    title: entry.title,
    start: entry.startsAt.getTime(),
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes: entry.minutes },
    timestamp: entry.at.getTime(),
    status: 'CONFIRMED',
    busyStatus: 'BUSY',
    method: 'PUBLISH',
    productId: '-//Handover//EN',
    sequence: 0,
  };
  const { error, value } = createEvent(attributes);
  if (typeof value !== 'string') throw error ?? new Error('no calendar entry was made');
  return {
    filename: 'appointment.ics',
    content: Buffer.from(value, 'utf8'),
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
  };
}
