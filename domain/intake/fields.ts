import { z } from 'zod';
import { isCountry } from '../calendar/countries';
import { isLocalDate } from '../calendar/local-date';
import { isTimeZone } from '../calendar/zones';

// Control characters and line breaks could forge a mail header; the others turn the reading direction of what follows.
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u;
const LINES = /^[^\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u;

const MOST_NAME = 200;
const MOST_ADDRESS = 300;
const MOST_NOTE = 2000;
/** RFC 5321, 4.5.3.1.3, less the angle brackets. */
const MOST_EMAIL = 254;

function line(most: number) {
  return z
    .string()
    .regex(
      ONE_LINE,
      'Line breaks and control characters are not allowed here. Write it on one line.',
    )
    .trim()
    .min(1, 'This is empty. Write something, or leave the field out if it is not needed.')
    .max(most, `This is too long. Shorten it to ${String(most)} characters.`);
}

export const name = () => line(MOST_NAME);
export const address = () => line(MOST_ADDRESS);
export const note = () =>
  z
    .string()
    .regex(LINES, 'This contains characters that cannot be shown. Write plain text.')
    .trim()
    .max(MOST_NOTE, `This is too long. Shorten it to ${String(MOST_NOTE)} characters.`);

/** One address by itself (RFC 5321 Mailbox, ASCII), never a list and never with a display name. */
export const email = () =>
  line(MOST_EMAIL).regex(
    z.regexes.email,
    'This is not an e-mail address. Write one address such as anna@example.com, without a name around it.',
  );

export const country = () =>
  z
    .string()
    .trim()
    .refine(
      isCountry,
      'We know no such country. Write its two-letter ISO code in capitals, such as GB, DE or US.',
    );

export const region = () =>
  z
    .string()
    .regex(ONE_LINE, 'Write the region’s short ISO code, such as BY or SCT.')
    .trim()
    .max(20);

export const timeZone = () =>
  z
    .string()
    .trim()
    .refine(
      isTimeZone,
      'We know no such time zone. Write continent and city, such as Europe/London.',
    );

export const localDate = () =>
  z
    .string()
    .trim()
    .refine(
      isLocalDate,
      'This is not a day of the calendar. Write it as year-month-day, such as 2027-03-19.',
    );

export const phone = () =>
  line(40).regex(
    /^\+?[\d\s()./-]{5,}$/,
    'This is not a telephone number. Write digits and spaces, such as +44 20 7946 0000.',
  );
