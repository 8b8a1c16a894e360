import { readDossier, type Dossier } from '../../../../db/dossier';
import { readStepEdits } from '../../../../db/step-edits';
import { localDate, officeCalendar, workingDay } from '../../../../domain/calendar/calendar';
import { localMinute } from '../../../../domain/calendar/local-time';
import { isLocalDate } from '../../../../domain/calendar/local-date';
import { extendPlan } from '../../../../domain/chase/move-steps';
import { MOST_OPENING, MOST_SUBJECT } from '../../../../domain/chase/step-edit';
import { refuseSkip } from '../../../../domain/chase/step-rules';
import { CALL_OUTCOMES, MOST_AGREED } from '../../../../domain/contacts/call';
import { templateOf } from '../../../../drafting/draft-step';
import { moveContext, standingOf, stepsToExtend } from '../../../../drafting/step-facts';
import { keepsSubject } from '../../../../templates/email/render-mail';
import { LANGUAGES } from '../../../../templates/view';
import { stepName } from '../../../../templates/pages/console/handover-words';
import { cityOf } from '../../../../templates/pages/when';
import { wordFor } from '../../../../templates/pages/words';
import type { Loaded } from '../loaded';
import type { Asked } from './command-page';
import { stepOf } from './step-pages';

const EXTENDED_BY = 5;

const present = ({ contacts }: Loaded) => contacts.filter((contact) => contact.removed_at === null);

function choices(loaded: Loaded, chosen: string) {
  return present(loaded).map(({ id, name, email, rung }) => ({
    id,
    name,
    email,
    rung,
    selected: id === chosen,
  }));
}

/** Steps that can be left out, the chosen one first in hand. */
export function stepPart(loaded: Loaded, { form }: Asked) {
  return loaded.steps
    .filter((step) => refuseSkip(standingOf(step)) === null)
    .map((step) => ({
      key: step.key,
      label: stepName(step.template),
      at: step.due_at,
      selected: step.key === form.get('step'),
    }));
}

/** The wording kept so far, for everybody or for one. */
export async function editPart(loaded: Loaded, { deps, form }: Asked) {
  const step = stepOf(form, loaded);
  const whom = form.get('contact') ?? '';
  const edits = await readStepEdits(deps.db, loaded.head.handover.id, step.key);
  const kept = edits.find((edit) => (edit.contactId ?? '') === whom);
  const language = LANGUAGES.find((one) => one === loaded.head.handover.language) ?? 'en-GB';
  return {
    step: step.key,
    whom,
    whomName: loaded.names.contact(whom),
    opening: form.get('opening') ?? kept?.opening ?? '',
    subject: form.get('subject') ?? kept?.subject ?? '',
    keepsSubject: keepsSubject(templateOf(step, step.rungs[0] ?? 'first'), language),
    mostOpening: MOST_OPENING,
    mostSubject: MOST_SUBJECT,
  };
}

export function callPart(loaded: Loaded, { form }: Asked) {
  const chosen = form.get('outcome') ?? 'reached';
  return {
    people: choices(loaded, form.get('contact') ?? ''),
    outcomes: CALL_OUTCOMES.map((value) => ({
      value,
      label: wordFor('call', value),
      checked: value === chosen,
    })),
    agreed: form.get('agreed') ?? '',
    mostAgreed: MOST_AGREED,
    calledAt: form.get('calledAt') ?? localMinute({ timeZone: loaded.ourZone }, loaded.reader.at),
    place: cityOf(loaded.ourZone),
  };
}

/** When the steps would come with the deadline in the form; five working days later if none was chosen. */
export async function deadlinePart(loaded: Loaded, { deps, form }: Asked) {
  const { handover, previousMsp } = loaded.head;
  const calendar = officeCalendar(previousMsp);
  const at = handover.deadline_at;
  const suggested = at === null ? '' : workingDay(calendar, localDate(calendar, at), EXTENDED_BY);
  const value = form.get('deadline') ?? suggested;
  const dossier =
    at !== null && isLocalDate(value) ? await readDossier(deps.db, handover.id) : null;
  return {
    value,
    now: at,
    zone: previousMsp.timeZone,
    moves: dossier && movesTo(dossier, value, loaded.reader.at),
  };
}

function movesTo(dossier: Dossier, newDeadline: string, at: Date) {
  const plan = extendPlan(stepsToExtend(dossier.steps), { newDeadline }, moveContext(dossier, at));
  const to = new Map(plan.steps.map((move) => [move.key, move.dueAt]));
  const steps = dossier.steps
    .filter((step) => step.kind === 'chase' && step.state !== 'skipped')
    .map((step) => ({
      label: stepName(step.template),
      now: step.taken_at ?? step.due_at,
      then: to.get(step.key) ?? null,
    }));
  return [
    { label: 'Last day for answers', now: dossier.handover.deadline_at, then: plan.deadlineAt },
    ...steps,
  ];
}

export function contactPart(loaded: Loaded, { form }: Asked) {
  const chosen = form.get('contact') ?? '';
  const replaced = present(loaded).find((contact) => contact.id === chosen);
  return {
    present: choices(loaded, chosen),
    rung: form.get('rung') ?? replaced?.rung ?? '',
    name: form.get('name') ?? '',
    email: form.get('email') ?? '',
    title: form.get('title') ?? '',
  };
}
