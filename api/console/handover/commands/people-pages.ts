import { instantAt } from '../../../../domain/calendar/local-time';
import { Refusal } from '../../../../domain/problem';
import type { Loaded } from '../loaded';
import { filledIn, reasonIfAny, text, type Asked, type CommandPage } from './command-page';

function nameOf({ contacts }: Loaded, { form }: Asked): string {
  return contacts.find((contact) => contact.id === text(form, 'contact'))?.name ?? 'This person';
}

/** Commands about the people on the ladder. */
export const PEOPLE_PAGES: readonly CommandPage[] = [
  {
    slug: 'record-call',
    command: 'recordCall',
    label: 'Record a call',
    title: 'Record a telephone call',
    says: () => [
      'It is kept as a step that was taken: in the timeline, in the correspondence and in the log.',
      'Who was reached gets no further message on that working day, except one that opens reset tasks.',
    ],
    parts: ['call'],
    reason: 'none',
    button: 'Record the call',
    danger: false,
    arguments: (form, { ourZone }) => {
      const calledAt = instantAt({ timeZone: ourZone }, text(form, 'calledAt'));
      if (calledAt === null) throw new Refusal('no_time', 'Say on what day and when it was.');
      return {
        ...filledIn(form, ['contact', 'outcome', 'agreed']),
        calledAt: calledAt.toISOString(),
      };
    },
    after: () => '/correspondence?done=',
  },
  {
    slug: 'change-contact',
    command: 'changeContact',
    label: 'Change a contact',
    title: 'Change a contact',
    says: () => [
      'Add a person, or put one in another’s place. Who is replaced gets no more messages, and that person’s link stops working.',
      'The new person’s own link comes with the next message that goes to their role. Who is to sign is named in the letter.',
    ],
    parts: ['contact', 'reason'],
    reason: 'optional',
    button: 'Change the contact',
    danger: false,
    arguments: (form) => ({
      ...filledIn(form, ['contact']),
      rung: text(form, 'rung'),
      name: text(form, 'name'),
      email: text(form, 'email'),
      ...filledIn(form, ['title']),
      ...reasonIfAny(form),
    }),
  },
  {
    slug: 'remove-contact',
    command: 'removeContact',
    label: 'Take a contact away',
    title: 'Take a contact away',
    says: (loaded, asked) => [
      `${nameOf(loaded, asked)} gets no more messages, and that link stops working. What was said so far stays.`,
      'Refused when nobody at the previous MSP could be reached any more.',
    ],
    parts: ['person', 'reason'],
    reason: 'optional',
    button: 'Take away',
    danger: true,
    unlisted: true,
    arguments: (form) => ({ ...filledIn(form, ['contact']), ...reasonIfAny(form) }),
    after: () => '/people?done=',
  },
];
