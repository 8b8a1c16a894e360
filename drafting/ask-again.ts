import type { Dossier } from '../db/dossier';
import type { AskedAgain, SenderRow } from '../db/send-again';
import type { StepRow } from '../db/steps';
import { morningAfter } from '../domain/chase/put-off';
import { afterTheChase, asksAgain, sendAgainStep } from '../domain/chase/send-again';
import { officeOf, type Office } from '../domain/chase/whose-step';
import { COLLEAGUE, type Place } from '../domain/contacts/contact';
import { wantedLine } from '../templates/language/send-again';
import { renderMail, type RenderedMail } from '../templates/email/render-mail';
import { toStepRow } from './step-facts';
import {
  calendarsOf,
  clientView,
  languageOf,
  previousMspView,
  verifyUrl,
  type Sender,
} from './views';

/** Whose days and clock count for somebody who sent something; a colleague's are the previous MSP's. */
export function officeOfSender(place: Place): Office {
  return place === COLLEAGUE ? 'previousMsp' : officeOf(place);
}

/** Whether this contact has a message before it that asks for something once more. */
export function isAskedSoon({ steps }: Dossier, contactId: string): boolean {
  return steps.some((step) => step.state === 'planned' && asksAgain(step, contactId));
}

/** The message of their next working morning. */
export function askAgainStep(
  dossier: Dossier,
  { contactId: id, place: rung }: { contactId: string; place: Place },
  at: Date,
): StepRow {
  const { id: handoverId, policy } = dossier.handover;
  const calendar = calendarsOf(dossier)[officeOfSender(rung)];
  const step = sendAgainStep({ id, rung }, { calendar, hour: policy.sendingHour, at });
  return toStepRow(handoverId, step);
}

/** When it leaves if they had another message today. */
export function askAgainLater(dossier: Dossier, place: Place, at: Date): Date {
  const calendar = calendarsOf(dossier)[officeOfSender(place)];
  return afterTheChase(morningAfter(calendar, at, dossier.handover.policy.sendingHour));
}

/** What can be of no use, a line each, in the handover's language and with the days of the sender's zone. */
export function wantedLines(
  dossier: Dossier,
  wanted: readonly AskedAgain[],
  office: Office,
): string[] {
  const { time_zone: zone } = office === 'client' ? dossier.client : dossier.previousMsp;
  return wanted.map((one) => wantedLine(languageOf(dossier), one, zone));
}

/** What one of them is asked to send once more, as it goes. */
export function askAgainMail(
  from: Sender,
  dossier: Dossier,
  { to, wanted, at }: { to: SenderRow; wanted: readonly AskedAgain[]; at: Date },
  link: string,
): RenderedMail {
  return renderMail('send-again', {
    language: languageOf(dossier),
    at,
    letterNumber: dossier.handover.number,
    to: { name: to.name },
    client: clientView(dossier),
    previousMsp: previousMspView(dossier),
    us: from.us,
    link,
    verifyUrl: to.purpose === 'authority' ? null : verifyUrl(from),
    wanted: wantedLines(dossier, wanted, officeOfSender(to.place)),
  });
}
