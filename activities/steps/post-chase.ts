import type { ContactRow, Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import type { StepRow } from '../../db/steps';
import { linkExpiry } from '../../domain/links/lifetime';
import { STEP_TEMPLATES } from '../../domain/chase/policy';
import {
  mailTemplateFor,
  type ChaseMail,
  type MailTemplate,
} from '../../templates/email/mail-view';
import { renderMail, type RenderedMail } from '../../templates/email/render-mail';
import type { ActivityDeps } from '../deps';
import { letterFor } from '../letters';
import type { Attachment } from '../mail/compose';
import { post, type Posted } from '../mail/outbox';
import {
  chaseMail,
  clientView,
  languageOf,
  previousMspView,
  verifyUrl,
  type SentRow,
} from '../views';

export interface ChasePost {
  dossier: Dossier;
  step: StepRow;
  to: readonly ContactRow[];
  /** Ids of the items that the message names. */
  named: readonly string[];
  at: Date;
}

/**
 * Posts a step to each of its recipients, each with a link of their own, and the letter's copy to the client.
 * Results in the order of `to`, the copy's last.
 */
export async function postChase(deps: ActivityDeps, chase: ChasePost): Promise<Posted[]> {
  const sent = await readSent(deps.db, chase.dossier.handover.id);
  const attachments = await attachmentsOf(deps, chase);
  const posted: Posted[] = [];
  for (const contact of chase.to) {
    posted.push(await postOne(deps, chase, { contact, sent, attachments }));
  }
  if (chase.step.template === 'request') {
    const copy = await postCopy(deps, chase, attachments);
    if (copy) posted.push(copy);
  }
  return posted;
}

async function attachmentsOf(
  deps: ActivityDeps,
  { dossier, step, at }: ChasePost,
): Promise<Attachment[]> {
  switch (step.template) {
    case 'request':
      return [
        await letterFor(deps, dossier, { kind: 'request', at }),
        ...(dossier.authority?.method === 'typed'
          ? [await letterFor(deps, dossier, { kind: 'signed-authority', at })]
          : []),
      ];
    case 'escalation':
    case 'deadline':
      return [await letterFor(deps, dossier, { kind: 'request', at })];
    case 'formal-notice':
      return [await letterFor(deps, dossier, { kind: 'formal-notice', at })];
    case 'counsel':
      return [
        await letterFor(deps, dossier, { kind: 'request', at }),
        await letterFor(deps, dossier, { kind: 'formal-notice', at }),
      ];
    default:
      return [];
  }
}

async function postOne(
  deps: ActivityDeps,
  { dossier, step, named, at }: ChasePost,
  {
    contact,
    sent,
    attachments,
  }: { contact: ContactRow; sent: readonly SentRow[]; attachments: readonly Attachment[] },
): Promise<Posted> {
  const { handover } = dossier;
  const theirs = contact.party === 'previous_msp';
  const template = templateOf(step, contact);
  return post(deps, {
    key: { handoverId: handover.id, stepKey: step.key, recipientKey: contact.id },
    to: { name: contact.name, address: contact.email },
    contactId: contact.id,
    template,
    replyTo: { name: deps.us.name, address: deps.us.email },
    references: threadOf(sent),
    ...(theirs ? { link: { purpose: 'reply', expiresAt: linkExpiry('reply', at) } } : {}),
    render: (link) => {
      const view = chaseMail(deps, dossier, {
        contact,
        at,
        sent,
        named,
        link: theirs ? link : verifyUrl(deps),
      });
      return renderChase(template, view, dossier);
    },
    attachments,
  });
}

function templateOf(step: StepRow, contact: ContactRow): MailTemplate {
  if (step.kind === 'promise') return 'promise-broken';
  const known = STEP_TEMPLATES.find((template) => template === step.template);
  return mailTemplateFor(known ?? 'reminder', contact.rung);
}

function renderChase(template: MailTemplate, view: ChaseMail, dossier: Dossier): RenderedMail {
  if (template !== 'promise-broken') return renderMail(template as 'reminder', view);
  const promised = dossier.items.flatMap((item) =>
    item.promised_until !== null && view.outstanding.some((one) => one.position === item.position)
      ? [{ name: item.name, promisedFor: item.promised_until }]
      : [],
  );
  return renderMail('promise-broken', { ...view, promised });
}

/** Every message threads under the letter of request. */
function threadOf(sent: readonly SentRow[]): string[] {
  const first = sent.find((row) => row.template === 'request');
  return first ? [first.message_id] : [];
}

/** The client reads what was asked in its name; the copy carries no link of the previous MSP's. */
async function postCopy(
  deps: ActivityDeps,
  { dossier, step, at }: ChasePost,
  attachments: readonly Attachment[],
): Promise<Posted | null> {
  const { handover } = dossier;
  const contact =
    dossier.contacts.find((one) => one.rung === 'sponsor' && one.bounced_at === null) ??
    dossier.contacts.find((one) => one.rung === 'signatory' && one.bounced_at === null);
  if (!contact) return null;
  return post(deps, {
    key: { handoverId: handover.id, stepKey: step.key, recipientKey: contact.id },
    to: { name: contact.name, address: contact.email },
    contactId: contact.id,
    template: 'request-copy',
    references: [],
    replyTo: { name: deps.us.name, address: deps.us.email },
    render: () =>
      renderMail('request-copy', {
        language: languageOf(dossier),
        at,
        letterNumber: handover.number,
        to: { name: contact.name },
        client: clientView(dossier),
        previousMsp: previousMspView(dossier),
        us: deps.us,
        link: verifyUrl(deps),
        verifyUrl: verifyUrl(deps),
        totalItems: dossier.items.length,
        criticalDueAt: handover.critical_due_at ?? at,
        deadlineAt: handover.deadline_at ?? at,
      }),
    attachments,
  });
}
