import { atHour } from '../../../../domain/calendar/calendar';
import { isLocalDate } from '../../../../domain/calendar/local-date';
import { RUNGS } from '../../../../domain/contacts/contact';
import { Refusal } from '../../../../domain/problem';
import { wordFor } from '../../../../templates/pages/words';
import { reasonIfAny, reasonOf, text, type CommandPage } from './command-page';
import { PEOPLE_PAGES } from './people-pages';
import { STEP_PAGES } from './step-pages';

export const COMMAND_PAGES: readonly CommandPage[] = [
  {
    slug: 'pause',
    command: 'pause',
    label: 'Pause',
    title: 'Pause this handover',
    says: () => [
      'Nothing is sent and no task opens until it is resumed. Their link stays open, and answers are taken in.',
      'When it is resumed, the steps that are left move by as many working days as it was paused.',
    ],
    parts: ['until', 'reason'],
    reason: 'optional',
    button: 'Pause',
    danger: false,
    arguments: (form, { head, ourZone }) => {
      const until = text(form, 'until');
      if (until === '') return reasonIfAny(form);
      if (!isLocalDate(until)) throw new Refusal('no_day', 'Choose the day of the calendar.');
      const morning = atHour({ timeZone: ourZone }, until, head.handover.policy.sendingHour);
      return { until: morning.toISOString(), ...reasonIfAny(form) };
    },
  },
  {
    slug: 'resume',
    command: 'resume',
    label: 'Resume',
    title: 'Resume this handover',
    says: () => ['The steps that are left move by as many working days as it was paused.'],
    parts: [],
    reason: 'none',
    button: 'Resume',
    danger: false,
    arguments: () => ({}),
  },
  {
    slug: 'extend',
    command: 'extendDeadline',
    label: 'Extend',
    title: 'Extend the deadline',
    says: () => [
      'The deadline and every step after today move. What was sent stands, and the next message names the new day.',
    ],
    parts: ['deadline', 'reason'],
    reason: 'asked',
    button: 'Extend the deadline',
    danger: false,
    arguments: (form) => {
      const deadline = text(form, 'deadline');
      if (deadline === '') throw new Refusal('deadline_missing', 'Choose the new deadline.');
      return { deadline, reason: reasonOf(form) };
    },
  },
  ...STEP_PAGES,
  {
    slug: 'waive',
    command: 'waiveItems',
    label: 'Waive items',
    title: 'Waive items',
    says: () => [
      'A waived item is no longer asked for and no longer reset. Who waived it, and why, stays in the log and in the closing report.',
    ],
    parts: ['items', 'reason'],
    reason: 'asked',
    button: 'Waive the chosen items',
    danger: false,
    arguments: (form) => {
      const items = form.getAll('items');
      if (items.length === 0) throw new Refusal('no_items', 'Choose at least one item.');
      return { items, reason: reasonOf(form) };
    },
  },
  {
    slug: 'open-resets',
    command: 'openResetsNow',
    label: 'Open the resets now',
    title: 'Open the resets now',
    says: ({ head }) => [
      `Recover tasks open for the ${head.handover.items_outstanding} items that are outstanding, without waiting for the deadline.`,
      'Their link stays open: a late answer turns its recover task into a rotate task.',
    ],
    parts: ['reason'],
    reason: 'asked',
    button: 'Open the resets',
    danger: false,
    arguments: (form) => ({ reason: reasonOf(form) }),
  },
  ...PEOPLE_PAGES,
  {
    slug: 'cancel',
    command: 'cancelHandover',
    label: 'Cancel the handover',
    title: 'Cancel this handover',
    says: () => [
      'This cannot be undone. Nothing more is sent, every link stops working, and open reset tasks go away.',
      'What was received stays sealed where it is, and can still be read here.',
    ],
    parts: ['reason', 'confirm'],
    reason: 'asked',
    button: 'Cancel the handover',
    danger: true,
    arguments: (form, { head }) => {
      if (text(form, 'confirm') !== head.handover.number) {
        throw new Refusal(
          'not_confirmed',
          `Type the letter’s number, ${head.handover.number}, to confirm. Nothing was cancelled.`,
        );
      }
      return { reason: reasonOf(form) };
    },
  },
];

export const RUNG_CHOICES = RUNGS.map((rung) => ({ value: rung, label: wordFor('rung', rung) }));
