import { RUNGS } from '../../../../domain/contacts/contact';
import { Refusal } from '../../../../domain/problem';
import type { JsonObject } from '../../../../db/tables/json';
import { momentInWords } from '../../../../templates/pages/when';
import { wordFor } from '../../../../templates/pages/words';
import type { CommandName } from '../../../../workflows/messages';
import type { Loaded } from '../loaded';
import { nextStepView } from '../next-step';

export type FormPart = 'reason' | 'deadline' | 'items' | 'contact' | 'confirm';

/** One command of a person: its page, and what its form becomes. */
export interface CommandPage {
  slug: string;
  command: CommandName;
  /** On the button that leads to the page. */
  label: string;
  title: string;
  /** What it will do, in sentences, before it is done. */
  says: (loaded: Loaded) => string[];
  parts: readonly FormPart[];
  reason: 'asked' | 'optional' | 'none';
  button: string;
  danger: boolean;
  arguments: (form: URLSearchParams, loaded: Loaded) => JsonObject;
}

function text(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? '').trim();
}

function reasonOf(form: URLSearchParams): string {
  const reason = text(form, 'reason');
  if (reason === '') throw new Refusal('reason_missing', 'Say why: the reason is kept in the log.');
  return reason;
}

function nextStepSentences(loaded: Loaded): string[] {
  const next = nextStepView(loaded);
  if (next === null) return ['No further step is planned, so there is nothing to send.'];
  const when = momentInWords(next.at, loaded.reader);
  const to = next.to.length === 0 ? 'nobody outside' : next.to.join(' and ');
  return [
    `The next step is “${next.label}”, planned for ${when}. It goes to ${to}.`,
    ...(next.onlyIf === null
      ? []
      : [`It goes ${next.onlyIf}; sending it now does not change that.`]),
    ...(next.opens === null ? [] : [next.opens]),
    'The steps after it stay on their days.',
  ];
}

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
    parts: ['reason'],
    reason: 'optional',
    button: 'Pause',
    danger: false,
    arguments: (form) => {
      const reason = text(form, 'reason');
      return reason === '' ? {} : { reason };
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
  {
    slug: 'send-now',
    command: 'sendNextStepNow',
    label: 'Send next step now',
    title: 'Send the next step now',
    says: nextStepSentences,
    parts: [],
    reason: 'none',
    button: 'Send it now',
    danger: false,
    arguments: () => ({}),
  },
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
  {
    slug: 'change-contact',
    command: 'changeContact',
    label: 'Change a contact',
    title: 'Change a contact',
    says: () => [
      'Add a person, or put one in another’s place. Who is replaced gets no more messages, and that person’s link stops working.',
    ],
    parts: ['contact', 'reason'],
    reason: 'optional',
    button: 'Change the contact',
    danger: false,
    arguments: (form) => {
      const contact = text(form, 'contact');
      const reason = text(form, 'reason');
      return {
        ...(contact === '' ? {} : { contact }),
        rung: text(form, 'rung'),
        name: text(form, 'name'),
        email: text(form, 'email'),
        ...(reason === '' ? {} : { reason }),
      };
    },
  },
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
