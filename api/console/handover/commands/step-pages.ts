import { Refusal } from '../../../../domain/problem';
import { quoted, stepName } from '../../../../templates/pages/console/handover-words';
import { momentInWords } from '../../../../templates/pages/when';
import { nextToSend, rowsOfStep } from '../../../../drafting/step-facts';
import type { Loaded } from '../loaded';
import { nextStepView } from '../next-step';
import { readPreview } from '../../../intake/read-preview';
import { filledIn, reasonOf, text, type Asked, type CommandPage } from './command-page';

/** What sending now will do, and that it will do nothing when nobody would get it. */
async function sendingNow(loaded: Loaded, { deps }: Asked): Promise<string[]> {
  const row = nextToSend(loaded.steps);
  const next = nextStepView(loaded, row);
  if (next === null) return ['No further step is planned, so there is nothing to send.'];
  const when = momentInWords(next.at, loaded.reader);
  const rows = row ? rowsOfStep(loaded.steps, row) : [];
  const people = rows.flatMap((one) => nextStepView(loaded, one)?.to ?? []);
  const to = people.length === 0 ? 'nobody outside' : people.join(' and ');
  const preview = await readPreview(deps, loaded.head.handover.id, {
    step: next.key,
    at: loaded.reader.at,
    forced: true,
  });
  const nobody = preview?.decision === 'skip' ? preview.why : null;
  return [
    `The next step is ${quoted(next.label)}, planned for ${when}. It goes to ${to}.`,
    ...(next.onlyIf === null
      ? []
      : [`It goes ${next.onlyIf}; sending it now does not change that.`]),
    ...(next.opens === null ? [] : [next.opens]),
    ...(nobody === null ? [] : [`Nobody would get it now. ${nobody}`]),
    'The steps after it stay on their days.',
  ];
}

function leavingOut(loaded: Loaded): string[] {
  const critical = loaded.steps.some((step) => step.critical_due && step.state === 'planned');
  return [
    'Its message is not sent. The steps after it stay on their days.',
    ...(critical
      ? [
          'Recover tasks for critical items open on their day all the same, also when the reminder that names them is left out.',
        ]
      : []),
    'The letter of request and the deadline cannot be left out.',
  ];
}

/** The chosen step, or the next one. */
export function stepOf(form: URLSearchParams, { steps }: Loaded): Loaded['steps'][number] {
  const key = text(form, 'step');
  const step = key === '' ? nextToSend(steps) : steps.find((candidate) => candidate.key === key);
  if (step) return step;
  throw new Refusal('no_such_step', 'This handover has no such step. Reload the page.');
}

function toTheMessage(form: URLSearchParams): string {
  return `/next?step=${encodeURIComponent(text(form, 'step'))}&done=`;
}

/** Commands about the steps that are still to come. */
export const STEP_PAGES: readonly CommandPage[] = [
  {
    slug: 'send-now',
    command: 'sendNextStepNow',
    label: 'Send next step now',
    title: 'Send the next step now',
    says: sendingNow,
    parts: [],
    reason: 'none',
    button: 'Send it now',
    danger: false,
    arguments: () => ({}),
  },
  {
    slug: 'skip-step',
    command: 'skipStep',
    label: 'Leave a step out',
    title: 'Leave a step out',
    says: leavingOut,
    parts: ['step', 'reason'],
    reason: 'asked',
    button: 'Leave it out',
    danger: false,
    arguments: (form) => ({ step: text(form, 'step'), reason: reasonOf(form) }),
  },
  {
    slug: 'edit-step',
    command: 'editStep',
    label: 'Edit the next message',
    title: 'Edit a message before it goes',
    says: (loaded, { form }) => [
      `The message of ${quoted(stepName(stepOf(form, loaded).template))}. Your opening stands in the place of its first paragraph.`,
      'The link, the list of items, the dates and the signature stay as they are, so that they are true when it goes.',
    ],
    parts: ['edit'],
    reason: 'none',
    button: 'Keep this wording',
    danger: false,
    unlisted: true,
    arguments: (form) => ({
      step: text(form, 'step'),
      ...filledIn(form, ['contact', 'opening', 'subject']),
    }),
    after: toTheMessage,
  },
  {
    slug: 'drop-edit',
    command: 'dropStepEdit',
    label: 'Drop an edit',
    title: 'Drop an edit',
    says: (loaded, { form }) => [
      `The message of ${quoted(stepName(stepOf(form, loaded).template))} goes as it would have without it.`,
    ],
    parts: ['message'],
    reason: 'none',
    button: 'Drop the edit',
    danger: false,
    unlisted: true,
    arguments: (form) => ({ step: text(form, 'step'), ...filledIn(form, ['contact']) }),
    after: toTheMessage,
  },
];
