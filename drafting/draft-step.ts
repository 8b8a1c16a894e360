import type { ContactRow, Dossier } from '../db/dossier';
import type { LetterKind } from '../db/letters';
import type { StepRow } from '../db/steps';
import { editFor, type KeptEdit, type StepEdit } from '../domain/chase/step-edit';
import { STEP_TEMPLATES } from '../domain/chase/policy';
import { mailTemplateFor, type ChaseMail, type MailTemplate } from '../templates/email/mail-view';
import { renderMail, type RenderedMail } from '../templates/email/render-mail';
import { nameFor } from './item-views';
import { clientContact } from './client-contact';
import {
  chaseMail,
  clientView,
  languageOf,
  previousMspView,
  settlementView,
  verifyUrl,
  type Sender,
  type SentRow,
} from './views';

/** One step of the chase, decided: who gets it, and what it names. */
export interface ChaseDraft {
  dossier: Dossier;
  step: StepRow;
  to: readonly ContactRow[];
  /** Ids of the items that the message names. */
  named: readonly string[];
  at: Date;
}

/** What else a message is written from. */
export interface Said {
  sent: readonly SentRow[];
  edits: readonly KeptEdit[];
  /** By contact: what it sent that can be of no use, a line each. */
  wanted?: ReadonlyMap<string, readonly string[]>;
  /** The files for counsel; `attached` or else to be fetched. */
  evidence?: { files: NonNullable<ChaseMail['evidence']>; attached: boolean };
}

/** One message of a step, before it has a link and an id. */
export interface MessageDraft {
  contact: ContactRow;
  template: MailTemplate;
  /** Whether it carries a link of the contact's own: counsel gets one where its file is too big for a mail. */
  linked: boolean;
  /** Message ids of the thread it belongs to. */
  references: readonly string[];
  /** `link` is used only where `linked`. */
  render(link: string): RenderedMail;
}

/**
 * The messages of a step: one for each recipient in the order of `to`, then the letter's copy for the client.
 * Changes nothing, so that what is shown before it goes is what goes.
 */
export function draftChase(sender: Sender, chase: ChaseDraft, said: Said): MessageDraft[] {
  const drafts = chase.to.map((contact) => draftOne(sender, chase, { contact, ...said }));
  const copy = chase.step.template === 'request' ? draftCopy(sender, chase) : null;
  return copy ? [...drafts, copy] : drafts;
}

/** On our page, by name or drawn: then there is a paper of ours with the signature on it. */
function signedHere({ authority }: Dossier): boolean {
  return authority?.method === 'typed' || authority?.method === 'drawn';
}

/** Letters that go with a step's messages. */
export function attachedLetters({ dossier, step }: ChaseDraft): AttachedLetter[] {
  switch (step.template) {
    case 'request':
      return signedHere(dossier) ? ['request', 'signed-authority'] : ['request'];
    case 'escalation':
    case 'deadline':
      return ['request'];
    case 'formal-notice':
      return ['formal-notice'];
    case 'counsel':
      return ['request', 'formal-notice'];
    default:
      return [];
  }
}
export type AttachedLetter = Extract<LetterKind, 'request' | 'signed-authority' | 'formal-notice'>;

const FILE_NAME: Readonly<Record<LetterKind, string>> = {
  request: 'letter',
  authority: 'authority',
  'signed-authority': 'signed-authority',
  'formal-notice': 'formal-notice',
  'formal-notice-to-sign': 'formal-notice-to-sign',
  'counsel-file': 'evidence',
  'purge-certificate': 'purge-certificate',
  'closing-report': 'closing-report',
};

/** What a letter is called as a file. */
export function letterFileName({ handover }: Dossier, kind: LetterKind): string {
  return `${handover.number}-${FILE_NAME[kind]}.${kind === 'counsel-file' ? 'zip' : 'pdf'}`;
}

function draftOne(
  sender: Sender,
  { dossier, step, named, at }: ChaseDraft,
  { contact, sent, edits, wanted, evidence }: Said & { contact: ContactRow },
): MessageDraft {
  const linked = contact.party === 'previous_msp' || evidence?.attached === false;
  const edit = editFor(edits, contact.id);
  const template = templateOf(step, contact.rung);
  return {
    contact,
    template,
    linked,
    references: threadOf(sent),
    render: (link) =>
      renderChase(
        template,
        {
          ...chaseMail(sender, dossier, {
            contact,
            at,
            sent,
            named,
            link: linked ? link : verifyUrl(sender),
          }),
          wanted: wanted?.get(contact.id) ?? [],
          ...(evidence ? { evidence: evidence.files, evidenceElsewhere: !evidence.attached } : {}),
        },
        { dossier, edit },
      ),
  };
}

/** Which words a step uses for a reader on this rung. */
export function templateOf(step: StepRow, rung: ContactRow['rung']): MailTemplate {
  if (step.kind === 'promise') return 'promise-broken';
  if (step.template === 'sent-back' || step.template === 'refusal-answered') return step.template;
  const known = STEP_TEMPLATES.find((template) => template === step.template);
  return mailTemplateFor(known ?? 'reminder', rung);
}

function renderChase(
  template: MailTemplate,
  view: ChaseMail,
  { dossier, edit }: { dossier: Dossier; edit: StepEdit | null },
): RenderedMail {
  if (template === 'refusal-answered') {
    const settled = dossier.settled.map(settlementView);
    return renderMail(template, { ...view, settled, outstanding: saidAbove(view, dossier) }, edit);
  }
  if (template !== 'promise-broken') return renderMail(template as 'reminder', view, edit);
  const promised = dossier.items.flatMap((item) =>
    item.promised_until !== null && view.outstanding.some((one) => one.position === item.position)
      ? [{ name: nameFor(view.language, item), promisedFor: item.promised_until }]
      : [],
  );
  return renderMail('promise-broken', { ...view, promised }, edit);
}

/** What was done about refusals is said once, above the list, and not once more with each of its lines. */
function saidAbove(
  { outstanding }: ChaseMail,
  { items, settled }: Dossier,
): ChaseMail['outstanding'] {
  const given = new Set(settled.flatMap((row) => row.items));
  const said = items.filter(({ id }) => given.has(id));
  return outstanding.map((one) =>
    said.some((item) => item.position === one.position) ? { ...one, note: null } : one,
  );
}

/** Every message threads under the letter of request. */
export function threadOf(sent: readonly SentRow[]): string[] {
  const first = sent.find((row) => row.template === 'request');
  return first ? [first.message_id] : [];
}

/** The client reads what was asked in its name; the copy carries no link of the previous MSP's. */
function draftCopy(sender: Sender, { dossier, at }: ChaseDraft): MessageDraft | null {
  const { handover } = dossier;
  const contact = clientContact(dossier);
  if (!contact) return null;
  return {
    contact,
    template: 'request-copy',
    linked: false,
    references: [],
    render: () =>
      renderMail('request-copy', {
        language: languageOf(dossier),
        at,
        letterNumber: handover.number,
        to: { name: contact.name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: sender.us,
        link: verifyUrl(sender),
        verifyUrl: verifyUrl(sender),
        totalItems: dossier.items.length,
        criticalDueAt: handover.critical_due_at ?? at,
        deadlineAt: handover.deadline_at ?? at,
      }),
  };
}
