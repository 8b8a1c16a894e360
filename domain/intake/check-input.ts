import type { Catalogue } from '../catalogue/catalogue';
import { regionCode } from '../calendar/countries';
import { officeCalendar } from '../calendar/calendar';
import { planChase, startOfChase } from '../chase/plan-steps';
import type { Policy } from '../chase/policy';
import { Refusal } from '../problem';
import { MOST_ITEMS, type HandoverInput } from './handover-schema';
import { unknownItems } from './known-items';
import { ITEM_PRESETS } from './presets';
import { policyOf } from './policy-of';
import { readPolicy } from './read-policy';
import { requestedItems } from './requested-items';
import type { InputProblem } from './sentences';

/** The parts of an input that are well-formed by themselves; the others are missing. */
export type Sections = Partial<HandoverInput>;

export interface CheckContext {
  catalogue: Catalogue;
  at: Date;
  policies: ReadonlyMap<string, Policy>;
  /** The items as they were sent, well-formed or not, so that each line is looked at. */
  sentItems: unknown;
}

const problem = (path: string, message: string): InputProblem => ({ path, message });

/** What one part of an input says against another, or against the catalogue and the calendar. */
export function checkSections(sections: Sections, context: CheckContext): InputProblem[] {
  return [
    ...regions(sections),
    ...contacts(sections),
    ...unknownItems(context.sentItems, context.catalogue),
    ...items(sections, context.catalogue),
    ...policy(sections, context),
    ...authority(sections, context.at),
    ...dates(sections, context),
  ];
}

function regions({ client, previousMsp }: Sections): InputProblem[] {
  return Object.entries({ client, previousMsp }).flatMap(([path, place]) =>
    place?.region && regionCode(place.country, place.region) === null
      ? [
          problem(
            `${path}.region`,
            `${place.country} has no such region. Write its short ISO code, such as BY or SCT, or leave it out.`,
          ),
        ]
      : [],
  );
}

function contacts({ previousMsp, client }: Sections): InputProblem[] {
  if (!previousMsp) return [];
  const found: InputProblem[] = [];
  const seen = new Map<string, string>();
  if (client) seen.set(client.signatory.email.toLowerCase(), 'the client’s signatory');
  if (client?.sponsor) seen.set(client.sponsor.email.toLowerCase(), 'the client’s sponsor');
  previousMsp.contacts.forEach((contact, index) => {
    const address = contact.email.toLowerCase();
    const owner = seen.get(address);
    if (owner) {
      found.push(
        problem(
          `previousMsp.contacts[${String(index)}].email`,
          `This address is already that of ${owner}. Each contact needs an address of their own, because each gets a link of their own.`,
        ),
      );
    } else seen.set(address, `contact ${String(index + 1)}`);
  });
  if (!previousMsp.contacts.some((contact) => contact.rung === 'first')) {
    found.push(
      problem(
        'previousMsp.contacts',
        'Nobody is on the rung first, who gets the letter. Put one contact there.',
      ),
    );
  }
  return found;
}

function items(sections: Sections, catalogue: Catalogue): InputProblem[] {
  const asked = sections.items;
  if (!asked) return [];
  const found: InputProblem[] = [];
  const total = requestedItems(
    { items: asked, scopePreset: sections.scopePreset ?? 'fully-managed' },
    catalogue,
  ).length;
  if (total === 0 && unknownItems(asked, catalogue).length === 0) {
    const presets = ITEM_PRESETS.map((preset) => preset.name).join(', ');
    found.push(
      problem('items', `Nothing is asked for. Choose a preset (${presets}) or include items.`),
    );
  }
  if (total > MOST_ITEMS) {
    found.push(
      problem(
        'items',
        `Ask for at most ${String(MOST_ITEMS)} items in one handover. Split it into several.`,
      ),
    );
  }
  return found;
}

function policy(sections: Sections, { policies }: CheckContext): InputProblem[] {
  const given = sections.policy;
  if (given === undefined) return [];
  if (typeof given !== 'string') {
    const read = readPolicy(given);
    if (read.ok) return [];
    return read.problems.map(({ path, message }) =>
      problem(path ? `policy.${path}` : 'policy', message),
    );
  }
  if (policies.has(given)) return [];
  const known = [...policies.keys()].join(', ');
  return [
    problem('policy', `There is no policy of this name. Choose one of ${known}, or write one out.`),
  ];
}

function authority({ authority: given }: Sections, at: Date): InputProblem[] {
  if (!given || !('onFile' in given)) return [];
  // It is already tomorrow somewhere: fourteen hours ahead of UTC at most.
  const latest = new Date(at.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
  if (given.onFile.signedOn <= latest) return [];
  return [
    problem(
      'authority.onFile.signedOn',
      'This date is in the future. Write the day on which the authority was signed.',
    ),
  ];
}

function dates(sections: Sections, context: CheckContext): InputProblem[] {
  const { client, previousMsp, deadline, criticalDue } = sections;
  const plan = policyOf(sections, context.policies);
  if (!client || !previousMsp || !plan) return [];
  if (deadline && criticalDue && criticalDue > deadline) {
    return [
      problem(
        'criticalDue',
        'Critical items would be due after the deadline. Choose an earlier day.',
      ),
    ];
  }
  const tryWith = (path: string, agreed: { deadlineOn?: string; criticalOn?: string }) => {
    try {
      const calendars = {
        previousMsp: officeCalendar(previousMsp),
        client: officeCalendar(client),
      };
      const start = startOfChase(plan, sections.send ?? 'now', {
        at: context.at,
        calendar: calendars.previousMsp,
      });
      planChase(plan, { start, calendars, ...agreed });
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // An unknown region has been told already.
      return error.code === 'unknown_region' ? [] : [problem(path, error.sentence)];
    }
  };
  const found = [
    ...(deadline ? tryWith('deadline', { deadlineOn: deadline }) : []),
    ...(criticalDue ? tryWith('criticalDue', { criticalOn: criticalDue }) : []),
  ];
  if (found.length > 0) return found;
  if (!deadline && !criticalDue) return tryWith('previousMsp.closingDays', {});
  if (!deadline || !criticalDue) return [];
  return tryWith('criticalDue', { deadlineOn: deadline, criticalOn: criticalDue });
}
