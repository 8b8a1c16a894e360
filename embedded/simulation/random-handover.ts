import { listRegions } from '../../domain/calendar/countries';
import { officeCalendar, localDate, type OfficeCalendar } from '../../domain/calendar/calendar';
import { addDays } from '../../domain/calendar/local-date';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { SCOPE_PRESETS } from '../../domain/intake/presets';
import { TEMPER_NAMES, type TemperName } from '../../domain/rehearsal/tempers';
import { Dice } from '../simulated/dice';
import type { Reader } from '../simulated/tempers/temper';

/** One handover of a simulation: the same number and seed, the same life. */
export interface Life {
  number: number;
  seed: string;
  temper: TemperName;
  start: Date;
  input: Record<string, unknown>;
  /** Where the previous MSP works. */
  theirOffice: OfficeCalendar;
  /** Where the client's signatory works. */
  clientOffice: OfficeCalendar;
  people: Readonly<Record<Reader, string>>;
  signatory: { name: string; title: string; email: string };
  /** Working hours until the client's signatory signs; null when the authority is on file. */
  signsAfter: number | null;
}

const PLACES: readonly (readonly [country: string, timeZone: string])[] = [
  ['GB', 'Europe/London'],
  ['DE', 'Europe/Berlin'],
  ['US', 'America/New_York'],
  ['US', 'America/Los_Angeles'],
  ['AT', 'Europe/Vienna'],
  ['CH', 'Europe/Zurich'],
  ['FR', 'Europe/Paris'],
  ['NL', 'Europe/Amsterdam'],
  ['PL', 'Europe/Warsaw'],
  ['AU', 'Australia/Sydney'],
  ['NZ', 'Pacific/Auckland'],
  ['JP', 'Asia/Tokyo'],
  ['AE', 'Asia/Dubai'],
  ['CA', 'America/St_Johns'],
  ['ZA', 'Africa/Johannesburg'],
  ['BR', 'America/Sao_Paulo'],
];
const FIRST_START = Date.UTC(2027, 0, 1);
const START_DAYS = 730;
const DAY_MS = 86_400_000;
const CATALOGUE = 68;

interface Place {
  country: string;
  region?: string;
  timeZone: string;
}

function place(dice: Dice): Place {
  const [country, timeZone] = dice.pick(PLACES);
  const regions = listRegions(country).filter(({ code }) => !code.includes('-'));
  return regions.length > 0 && dice.chance(0.7)
    ? { country, timeZone, region: dice.pick(regions).code }
    : { country, timeZone };
}

/** A break of the office's own: a fortnight some time after the start, in one of six handovers. */
function closingDays(dice: Dice, start: string): string[] {
  if (!dice.chance(1 / 6)) return [];
  const from = dice.whole(1, 40);
  return Array.from({ length: dice.whole(3, 14) }, (_, day) => addDays(start, from + day));
}

/** The n-th handover of a seed, from 1: tempers take turns, all else is thrown. */
export function randomHandover(seed: string, number: number, policy?: unknown): Life {
  const own = `${seed}/${number}`;
  const dice = new Dice(own);
  const temper = TEMPER_NAMES[(number - 1) % TEMPER_NAMES.length] ?? 'silent';
  const start = new Date(
    FIRST_START + dice.whole(0, START_DAYS) * DAY_MS + dice.whole(0, 1439) * 60_000,
  );
  const theirs = place(dice);
  const client = place(dice);
  const today = localDate(officeCalendar(theirs), start);
  const closed = closingDays(dice, today);
  const company = `msp${number}.example`;
  const people = { first: `bo@${company}`, second: `cy@${company}`, owner: `di@${company}` };
  const signatory = { name: 'Ann Fern', title: 'Director', email: `ann@client${number}.example` };
  const signsAfter = dice.chance(0.5) ? null : dice.whole(2, 24);
  const alone = dice.chance(0.1);
  const items = dice.some(
    Array.from({ length: CATALOGUE }, (_, index) => index + 1),
    (dice.chance(0.05) ? dice.whole(30, 60) : dice.whole(3, 16)) / CATALOGUE,
  );
  return {
    number,
    seed: own,
    temper,
    start,
    theirOffice: officeCalendar({ ...theirs, closingDays: closed }),
    clientOffice: officeCalendar(client),
    people,
    signatory,
    signsAfter,
    input: {
      client: {
        name: `Client ${number}`,
        ...client,
        callBackPhone: '+44 20 7946 0000',
        signatory,
        ...(dice.chance(0.7)
          ? { sponsor: { name: 'Sam Reed', email: `sam@client${number}.example` } }
          : {}),
      },
      previousMsp: {
        name: `Previous MSP ${number}`,
        ...theirs,
        closingDays: closed,
        contacts: [
          { name: 'Bo Ashworth', email: people.first, rung: 'first' },
          ...(alone
            ? []
            : [
                { name: 'Cy Barrow', email: people.second, rung: 'second' },
                { name: 'Di Calder', email: people.owner, rung: 'owner' },
              ]),
        ],
      },
      ...(dice.chance(0.5)
        ? { counsel: { name: 'Lee Counsel', email: `lee@law${number}.example` } }
        : {}),
      items: { include: items.map((catalogue) => ({ catalogue })) },
      scopePreset: dice.pick(SCOPE_PRESETS).name,
      language: dice.pick(['en-GB', 'en-US', 'de']),
      send: dice.pick(['now', 'next-morning']),
      authority:
        signsAfter === null
          ? { onFile: { signedOn: addDays(today, -12), by: signatory.name } }
          : { toSign: true },
      accountManager: { name: 'Max Keller', email: 'max@northgate.example' },
      policy: policy ?? DEFAULT_POLICY.name,
    },
  };
}
