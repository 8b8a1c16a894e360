import { readOpenDecline } from '../../db/authority-declines';
import { readCalls } from '../../db/calls';
import type { Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { readOpenTasks } from '../../db/reset-tasks';
import { dropStepEdit, holdStep, keepStepEdit } from '../../db/step-edits';
import { insertStepSkip, leaveOut } from '../../db/step-skips';
import { endStep, forceStep, type StepRow } from '../../db/steps';
import { refuseLinks, type KnownSites } from '../../domain/links/foreign-links';
import { refuseEdit } from '../../domain/chase/step-edit';
import { refuseEditing, refuseSkip } from '../../domain/chase/step-rules';
import { mainKey } from '../../domain/chase/whose-step';
import { isOnLadder, type Party } from '../../domain/contacts/contact';
import { Refusal } from '../../domain/problem';
import { decideOn } from '../../drafting/decide';
import { templateOf } from '../../drafting/draft-step';
import { nextToSend, rowsOfStep, standingOf } from '../../drafting/step-facts';
import { languageOf, verifyUrl } from '../../drafting/views';
import { keepsSubject } from '../../templates/email/render-mail';
import { leaveOutClientStep } from '../steps/client-step';
import type { Carry, CommandScene } from './scene';

/** Due at once, unless nobody would get anything: that is said instead of leaving it out silently. */
export const sendNextStepNow: Carry<'sendNextStepNow'> = async (scene) => {
  const { tx, dossier, at } = scene;
  const next = nextToSend(dossier.steps);
  if (!next) {
    throw new Refusal('no_next_step', 'No further step is planned, so there is nothing to send.');
  }
  if (isOfDeadline(dossier, next) && (dossier.handover.deadline_at ?? at) > at) {
    throw new Refusal(
      'deadline_not_over',
      'The next step says that the deadline has passed, and its day is not over. Wait for it, or open the resets now.',
    );
  }
  let nobody = '';
  let forced = 0;
  // Both offices' rows: a person sends a step, and does not know of its rows.
  for (const row of rowsOfStep(dossier.steps, next)) {
    const why = await whyNobody(scene, { ...row, forced: true });
    nobody ||= why ?? '';
    if (why !== null) continue;
    await forceStep(tx, dossier.handover.id, row.key, at);
    forced += 1;
  }
  if (forced === 0) throw new Refusal('nobody_gets_it', `Nobody would get it now. ${nobody}`);
};

function isOfDeadline({ steps }: Dossier, step: StepRow): boolean {
  const deadline = steps.find((one) => one.deadline);
  return deadline !== undefined && mainKey(deadline.key) === mainKey(step.key);
}

/** Messages that ask for nothing of the letter's list, and to whom they go. */
const BESIDE: Partial<Record<StepRow['kind'], Party>> = {
  thanks: 'previous_msp',
  swap: 'previous_msp',
  client: 'client',
  package: 'client',
};

async function whyNobody(scene: CommandScene, step: StepRow): Promise<string | null> {
  const { tx, dossier, at } = scene;
  const { id } = dossier.handover;
  if (step.kind === 'authority') return whyNotSigning(scene);
  if (step.kind === 'overdue') {
    const tasks = await readOpenTasks(tx, id);
    return tasks.some((task) => task.overdue_at.getTime() <= at.getTime())
      ? null
      : 'No reset task is overdue.';
  }
  const party = BESIDE[step.kind];
  if (party) {
    return dossier.contacts.some((one) => one.party === party && one.bounced_at === null)
      ? null
      : 'Every address for it came back. Add a contact who can be reached.';
  }
  const past = { sent: await readSent(tx, id), calls: await readCalls(tx, id) };
  const decision = decideOn(dossier, step, { past, at });
  return decision.kind === 'skip' ? decision.reason.sentence : null;
}

async function whyNotSigning({ tx, dossier }: CommandScene): Promise<string | null> {
  const signatory = dossier.contacts.find((contact) => contact.rung === 'signatory');
  if (!signatory) return 'Nobody is named to sign. Add a signatory.';
  if (signatory.bounced_at !== null) {
    return 'Mail to who has to sign came back. Put somebody in their place, or a better address.';
  }
  return (await readOpenDecline(tx, dossier.handover.id))
    ? 'Who has to sign has said no. Answer that first, or put somebody in their place.'
    : null;
}

/** Leaves the message out. Tasks that open with the step open on its day all the same. */
export const skipStep: Carry<'skipStep'> = async (scene, { step: key, reason }) => {
  const { tx, dossier, by, at } = scene;
  const { id } = dossier.handover;
  const step = await holdStep(tx, id, key);
  const refusal = refuseSkip(step && standingOf(step));
  if (refusal) throw refusal;
  await insertStepSkip(tx, {
    handover_id: id,
    step_key: key,
    reason,
    skipped_by: by,
    skipped_at: at,
  });
  if (step?.critical_due === true) await leaveOut(tx, id, key);
  else await endStep(tx, id, key, { at, skipped: 'by_person' });
  if (step?.kind === 'client') await leaveOutClientStep(tx, dossier, { step, at });
};

export const editStep: Carry<'editStep'> = async (scene, { step: key, contact, ...words }) => {
  const { tx, dossier, by, at } = scene;
  const { id } = dossier.handover;
  const step = await holdStep(tx, id, key);
  const refusal = refuseEditing(step && standingOf(step));
  if (refusal) throw refusal;
  const reader = dossier.contacts.find((one) => one.id === contact);
  if (contact !== undefined && !reader) {
    throw new Refusal('no_such_contact', 'This contact is not of this handover. Reload the page.');
  }
  const edit = { opening: words.opening ?? null, subject: words.subject ?? null };
  const wrong =
    refuseEdit(edit, step !== undefined && underLetter(scene, step)) ??
    refuseLinks([edit.opening, edit.subject], sitesOf(scene));
  if (wrong) throw wrong;
  await keepStepEdit(tx, {
    handover_id: id,
    step_key: key,
    contact_id: contact ?? null,
    ...edit,
    edited_by: by,
    edited_at: at,
  });
};

/** A colleague was named on the portal: whoever has a link could name any domain there. */
function sitesOf({ deps, dossier }: CommandScene): KnownSites {
  const addresses = dossier.contacts.filter(isOnLadder).map(({ email }) => email);
  return { addresses: [...addresses, deps.us.email], verifyUrl: verifyUrl(deps) };
}

function underLetter({ dossier }: CommandScene, step: StepRow): boolean {
  return keepsSubject(templateOf(step, 'first'), languageOf(dossier));
}

export const dropEdit: Carry<'dropStepEdit'> = async ({ tx, dossier }, { step: key, contact }) => {
  const { id } = dossier.handover;
  const step = await holdStep(tx, id, key);
  const refusal = refuseEditing(step && standingOf(step));
  if (refusal) throw refusal;
  const whose = { handoverId: id, stepKey: key, contactId: contact ?? null };
  if (!(await dropStepEdit(tx, whose))) {
    throw new Refusal('no_such_edit', 'This message is not edited, so it goes as it was.');
  }
};
