import type { StepEditLine } from '../db/step-edits';
import type { Dossier, ContactRow } from '../db/dossier';
import type { AskedAgain, SenderRow } from '../db/send-again';
import type { StepRow } from '../db/steps';
import { decideStep, type StepDecision } from '../domain/chase/decide-step';
import { editFor } from '../domain/chase/step-edit';
import { whyOthers, type WhyOthers } from '../domain/chase/why-others';
import type { Place } from '../domain/contacts/contact';
import { LINK_SLOT } from '../domain/links/link-slot';
import { LINKS } from '../domain/links/purpose';
import { keepsSubject, type RenderedMail } from '../templates/email/render-mail';
import { withDates } from './agreed-plan';
import { askAgainMail } from './ask-again';
import { chaseOf, type Past } from './decide';
import { authorityMail, authorityTemplate } from './draft-authority';
import { attachedLetters, draftChase, letterFileName } from './draft-step';
import { stepFacts, toPlannedStep } from './step-facts';
import { languageOf, type Sender } from './views';

export interface PreviewMessage {
  contact: Pick<ContactRow, 'id' | 'name' | 'email'> & { rung: Place };
  template: string;
  /** As it would go; where a link's token goes stands the slot. */
  mail: RenderedMail;
  edit: StepEditLine | null;
  editable: boolean;
  keepsSubject: boolean;
}

/** What a step would do if it were taken at an instant. */
export interface StepPreview {
  decision: StepDecision['kind'];
  /** Why it would not go, or null. */
  why: string | null;
  others: WhyOthers[];
  /** Names of the files that go with every message. */
  attachments: string[];
  messages: PreviewMessage[];
}

export interface PreviewFacts {
  past: Past;
  edits: readonly StepEditLine[];
  /** By contact: what it sent that can be of no use, a line each. */
  wanted?: ReadonlyMap<string, readonly string[]>;
  at: Date;
}

const SILENT: Omit<StepPreview, 'decision' | 'why'> = { others: [], attachments: [], messages: [] };

/** The messages of a step of the chase as they would go at this instant. Changes nothing. */
export function previewChase(
  sender: Sender,
  { dossier, step }: { dossier: Dossier; step: StepRow },
  { past, edits, wanted = new Map(), at }: PreviewFacts,
): StepPreview {
  const facts = stepFacts(dossier, step, { ...past, at });
  const decision = decideStep(toPlannedStep(step), facts, at);
  if (decision.kind === 'skip') {
    return { ...SILENT, decision: 'skip', why: decision.reason.sentence };
  }
  if (decision.kind === 'later') {
    const why =
      'Everybody whom it goes to hears from us that day already, so it goes in their next working morning.';
    return { ...SILENT, decision: 'later', why };
  }
  const dated = withDates(dossier, at);
  const chase = chaseOf(dated, step, { decision, at });
  return {
    decision: 'send',
    why: null,
    others: whyOthers(decision.to, { rungs: step.rungs, ...facts }),
    attachments: attachedLetters(chase).map((kind) => letterFileName(dated, kind)),
    messages: draftChase(sender, chase, { sent: past.sent, edits, wanted }).map((draft) => ({
      contact: draft.contact,
      template: draft.template,
      mail: draft.render(`${sender.portalUrl}/r/${LINK_SLOT}`),
      edit: draft.template === 'request-copy' ? null : editFor(edits, draft.contact.id),
      editable: draft.template !== 'request-copy',
      keepsSubject: keepsSubject(draft.template, languageOf(dossier)),
    })),
  };
}

/** The same for what the client's signatory is asked. */
export function previewAuthority(
  sender: Sender,
  { dossier, step }: { dossier: Dossier; step: StepRow },
  at: Date,
): StepPreview {
  const signatory = dossier.contacts.find((contact) => contact.rung === 'signatory');
  if (!signatory) {
    return { ...SILENT, decision: 'skip', why: 'Nobody is named to sign. Add a signatory.' };
  }
  return {
    decision: 'send',
    why: null,
    others: [],
    attachments: [letterFileName(dossier, 'authority')],
    messages: [
      {
        contact: signatory,
        template: authorityTemplate(dossier, signatory),
        mail: authorityMail(
          sender,
          { dossier, step, signatory, at },
          `${sender.portalUrl}/a/${LINK_SLOT}`,
        ),
        edit: null,
        editable: false,
        keepsSubject: false,
      },
    ],
  };
}

/** The same for who is asked to send something once more; `to`: whoever sent it, or undefined for somebody gone. */
export function previewAskAgain(
  from: Sender,
  dossier: Dossier,
  { to, wanted, at }: { to: SenderRow | undefined; wanted: readonly AskedAgain[]; at: Date },
): StepPreview {
  if (!to?.reachable) {
    return { ...SILENT, decision: 'skip', why: 'Our messages do not reach this person.' };
  }
  if (wanted.length === 0) {
    const why = 'It has come anew, or another message has said it.';
    return { ...SILENT, decision: 'skip', why };
  }
  const link = `${from.portalUrl}/${LINKS[to.purpose].door}/${LINK_SLOT}`;
  return {
    ...SILENT,
    decision: 'send',
    why: null,
    messages: [
      {
        contact: { id: to.contactId, name: to.name, email: to.email, rung: to.place },
        template: 'send-again',
        mail: askAgainMail(from, dossier, { to, wanted, at }, link),
        edit: null,
        editable: false,
        keepsSubject: false,
      },
    ],
  };
}
