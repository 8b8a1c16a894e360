import { DateTime } from 'luxon';
import { DECISION_OUTCOMES } from '../../../domain/decisions/outcome';
import { wordFor } from '../words';
import { DECISIONS } from './decision-words';
import { HAND_OFF_SENTENCES } from './hand-off-log-words';
import { skipReason, stepName } from './handover-words';
import {
  itemName,
  text,
  type Details,
  type LogNames,
  type Said,
  type Sentence,
} from './log-details';
import { PLAIN_SENTENCES } from './plain-log-words';
import { PORTAL_SENTENCES } from './portal-log-words';
import { REVEAL_SENTENCES } from './reveal-log-words';

export type { Details, LogNames } from './log-details';

/** A day of the calendar, as written in the log: `27 March 2029`. */
function dayIn(details: Details, key: string): string {
  const day = DateTime.fromISO(text(details, key) ?? '', { zone: 'utc' });
  return day.isValid ? day.toFormat('d LLLL yyyy') : '';
}

function count(details: Details, key: string): number {
  const value = details[key];
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : 0;
}

function contactName({ details, names }: Said): string {
  const id = text(details, 'contact');
  return (id === null ? null : names.contact(id)) ?? 'a contact';
}

function because({ details }: Said): string {
  const reason = text(details, 'reason');
  return reason === null ? '' : `: ${reason}`;
}

function many(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`;
}

function stepOf({ details, names }: Said): string {
  const key = text(details, 'step') ?? 'message';
  return names.step(key) ?? stepName(text(details, 'template') ?? key);
}

function why({ details }: Said): string {
  const code = text(details, 'why');
  return code === null ? '' : `: ${skipReason(code)}`;
}

function contactChange({ details, names }: Said): string {
  const name = text(details, 'name') ?? 'A person';
  const replaced = text(details, 'contact');
  if (replaced === null) return `${name} added as ${wordFor('rung', text(details, 'rung') ?? '')}`;
  return `${name} put in the place of ${names.contact(replaced) ?? 'another contact'}`;
}

function taskName(said: Said): string {
  return `${wordFor('task', text(said.details, 'reason_of_task') ?? 'reset')} task for ${itemName(said)}`;
}

function forWhom(said: Said): string {
  return text(said.details, 'contact') === null ? '' : `, for ${contactName(said)}`;
}

function stepsLeft({ details }: Said): string {
  const unticked = count(details, 'unticked');
  return unticked === 0 ? '' : `, ${many(unticked, 'step')} not ticked`;
}

function waitsFor({ details }: Said): string {
  const note = text(details, 'note');
  const what = wordFor('block', text(details, 'waits_for') ?? 'other');
  return note === null ? what : `${what}, ${note}`;
}

const COMMAND: Readonly<Record<string, string>> = {
  pause: 'to pause',
  resume: 'to resume',
  sendNextStepNow: 'to send the next step',
  extendDeadline: 'to extend the deadline',
  waiveItems: 'to waive items',
  openResetsNow: 'to open the resets',
  changeContact: 'to change a contact',
  removeContact: 'to take a contact away',
  skipStep: 'to leave a step out',
  editStep: 'to edit a message',
  dropStepEdit: 'to drop an edit',
  recordCall: 'to record a call',
  cancelHandover: 'to cancel',
};

/** One sentence for each kind of event; the actor and the time stand beside it. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  'command.pause': (said) => `Paused${because(said)}`,
  'command.extendDeadline': (said) =>
    `Deadline moved to ${text(said.details, 'deadline') ?? 'a later day'}${because(said)}`,
  'command.waiveItems': (said) =>
    `${many(count(said.details, 'items'), 'item')} waived${because(said)}`,
  'command.openResetsNow': (said) => `Had the resets opened${because(said)}`,
  'command.changeContact': (said) => `${contactChange(said)}${because(said)}`,
  'command.removeContact': (said) => `${contactName(said)} taken away${because(said)}`,
  'command.skipStep': (said) => `Had a step left out: ${stepOf(said)}${because(said)}`,
  'command.editStep': (said) => `Edited before it goes: ${stepOf(said)}${forWhom(said)}`,
  'command.dropStepEdit': (said) => `Dropped the edit: ${stepOf(said)}${forWhom(said)}`,
  'command.recordCall': (said) => {
    const agreed = text(said.details, 'agreed');
    const outcome = wordFor('call', text(said.details, 'outcome') ?? 'reached');
    return `Called ${contactName(said)}: ${outcome}${agreed === null ? '' : `. Agreed: ${agreed}`}`;
  },
  'command.cancelHandover': (said) => `Cancelled${because(said)}`,
  'authority.signed': ({ details }) =>
    text(details, 'method') === 'uploaded'
      ? 'Authority signed, by an uploaded copy'
      : 'Authority signed',
  'authority.copy_replaced': () => 'Sent the signed copy once more',
  'step.taken': (said) => `Sent: ${stepOf(said)}`,
  'step.skipped': (said) => `Left out: ${stepOf(said)}${why(said)}`,
  'link.opened': ({ details }) =>
    `Opened the ${wordFor('page', text(details, 'purpose') ?? 'reply')} page`,
  'link.revoked': (said) => `Link of ${contactName(said)} withdrawn`,
  'link.renewed': (said) => `New link made for ${contactName(said)}`,
  'answer.saved': (said) =>
    `${itemName(said)}: ${wordFor('answer', text(said.details, 'type') ?? 'answered')}` +
    (count(said.details, 'files') > 0 ? `, ${many(count(said.details, 'files'), 'file')}` : ''),
  'submission.finished': ({ details }) => {
    const receipt = text(details, 'receipt') ?? text(details, 'receipt_number');
    const answers = count(details, 'items') || count(details, 'answers');
    return (
      (answers > 0 ? many(answers, 'answer') : 'Finished for now') +
      (receipt === null ? '' : `, receipt ${receipt}`)
    );
  },
  'swap.confirmed': (said) => `Agreed on a time to swap together: ${itemName(said)}`,
  'accounts.listed': (said) => {
    const left = count(said.details, 'left');
    const rest = left === 0 ? '' : `, ${many(left, 'line')} left sealed`;
    return `${itemName(said)} lists ${many(count(said.details, 'added'), 'new account')}${rest}`;
  },
  'item.accepted': (said) => `${itemName(said)} accepted`,
  'item.rejected': (said) =>
    `${itemName(said)} sent back: ${text(said.details, 'note') ?? 'no note'}`,
  'decision.opened': (said) =>
    `To be decided by a person: refused, ${wordFor('refusal', text(said.details, 'refusal') ?? 'other')}`,
  'decision.made': (said) => {
    const outcome = DECISION_OUTCOMES.find((one) => one === text(said.details, 'outcome'));
    const amount = text(said.details, 'amount');
    return (
      `Decided for ${many(count(said.details, 'items'), 'refused item')}: ` +
      (outcome === undefined ? 'settled' : lowerCase(DECISIONS[outcome].label)) +
      (amount === null ? '' : `, ${amount}`)
    );
  },
  'client.said': (said) =>
    `${itemName(said)}: the client ${text(said.details, 'said') === 'promised' ? 'needs time' : 'does not have it'}`,
  'task.done': (said) => {
    const where = text(said.details, 'recorded_where');
    return `${sentenceCase(taskName(said))} done${where === null ? '' : `, recorded in ${where}`}${stepsLeft(said)}`;
  },
  'task.waived': (said) => `${sentenceCase(taskName(said))} waived${because(said)}`,
  'task.begun': (said) => `${sentenceCase(taskName(said))} begun`,
  'task.assigned': (said) => {
    const owner = text(said.details, 'owner');
    return `${sentenceCase(taskName(said))} ${owner === null ? 'given back to the team' : `given to ${owner}`}`;
  },
  'task.kept': (said) => `Stand-by work for ${itemName(said)} kept as its rotation`,
  'task.dropped': (said) => `Stand-by work for ${itemName(said)} dropped, because it came`,
  'tasks.given': ({ details }) => `${many(count(details, 'count'), 'reset task')} given to owners`,
  'task.ticked': (said) => `Step ${count(said.details, 'step')} of the ${taskName(said)} ticked`,
  'task.unticked': (said) =>
    `Step ${count(said.details, 'step')} of the ${taskName(said)} no longer ticked`,
  'task.blocked': (said) => `${sentenceCase(taskName(said))} blocked: waits for ${waitsFor(said)}`,
  'task.unblocked': (said) => `${sentenceCase(taskName(said))} free again`,
  'task.reopened': (said) => `${sentenceCase(taskName(said))} opened again${because(said)}`,
  'task.evidence_added': (said) => `Evidence added to the ${taskName(said)}`,
  'lead_time.applied': ({ details }) =>
    `Lead time of catalogue number ${count(details, 'number')} set to ${many(count(details, 'days'), 'working day')}`,
  'task.noted': (said) => `Note changed on the ${taskName(said)}`,
  'contact.bounced': (said) => `Mail to ${contactName(said)} came back`,
  'mail.received': ({ details, names }) => {
    const by = text(details, 'contact');
    const what = sentenceCase(wordFor('inbound', text(details, 'kind') ?? 'mail'));
    const who = by === null ? '' : `, ${names.contact(by) ?? 'a contact'}`;
    return `${what}${who}${details.forged === true ? ', by an address that we never made' : ''}`;
  },
  ...PLAIN_SENTENCES,
  ...HAND_OFF_SENTENCES,
  ...PORTAL_SENTENCES,
  'mail.filed': (said) => `A file that came by mail put under ${itemName(said)}: provided`,
  'mail.text_filed': (said) => `The text of a mail put under ${itemName(said)}: provided`,
  'mail.writer_named': (said) => `A mail said to be from ${contactName(said)}`,
  'mail.dismissed': (said) => `A file that came by mail left aside${because(said)}`,
  ...REVEAL_SENTENCES,
  'package.begun': ({ details }) =>
    `${many(count(details, 'items'), 'item')} opened to be sealed for the client`,
  'package.made': ({ details }) =>
    `Package ${count(details, 'number')} made for the client, ${many(count(details, 'items'), 'item')}`,
  'package.confirmed': ({ details }) =>
    `${text(details, 'by') ?? 'The client'} confirmed the package; its items left our vault`,
  'notice.posted': ({ details: of }) =>
    `Formal notice, signed by ${text(of, 'signed_by') ?? ''}, posted ${dayIn(of, 'on')} by ` +
    `${text(of, 'posted_by') ?? ''}, tracking number ${text(of, 'tracking') ?? 'none'}`,
  'command.refused': ({ details }) =>
    `Asked ${COMMAND[text(details, 'command') ?? ''] ?? 'for something'}, and was refused`,
};

function lowerCase(said: string): string {
  return said.charAt(0).toLowerCase() + said.slice(1);
}

function sentenceCase(said: string): string {
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** What happened, as one sentence without its end; an event of a kind not known here is its own name. */
export function logSentence(action: string, details: Details, names: LogNames): string {
  const sentence = SENTENCES[action];
  if (sentence === undefined) return sentenceCase(action.replaceAll(/[._]/g, ' '));
  return sentence({ details, names });
}

/** Who did it: a name, an address, or "Handover" for what happens by itself. */
export function actorInWords(actor: string, names: LogNames): string {
  const [kind = '', ...rest] = actor.split(':');
  const who = rest.join(':');
  if (kind === 'contact') return names.contact(who) ?? 'a contact';
  if (kind === 'token') return `${who} (by API)`;
  return kind === 'staff' ? who : 'Handover';
}
