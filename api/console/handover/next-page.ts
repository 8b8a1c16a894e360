import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseEditing, refuseSkip } from '../../../domain/chase/step-rules';
import type { WhyOthers } from '../../../domain/chase/why-others';
import type { Contact } from '../../../domain/contacts/contact';
import { refuseCommand } from '../../../domain/handover/command-rules';
import { maskLinks } from '../../../domain/links/mask-links';
import { LINK_SLOT } from '../../../domain/links/link-slot';
import type { PreviewMessage } from '../../../drafting/preview-step';
import { nextToSend, standingOf } from '../../../drafting/step-facts';
import { DONE } from '../../../templates/pages/console/handover-words';
import { actorInWords } from '../../../templates/pages/console/handover-log-words';
import { wordFor } from '../../../templates/pages/words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { positionOf } from './commands/offered';
import { loadHandover, type Loaded } from './loaded';
import { nextStepView } from './next-step';
import { readPreview } from '../../intake/read-preview';

interface Address {
  Params: { id: string };
  Querystring: { step?: string; at?: string; done?: string };
}
interface HtmlAddress {
  Params: { id: string; step: string; contactId: string };
  Querystring: { at?: string };
}

/** Mails bring styles of their own, and nothing else: no script, no picture, no form, in a page of its own. */
const MAIL_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** What the next step, or a later one, would send: exactly as it would go, and who may still change it. */
export function registerNextPage(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/next', async (request, reply) => {
    const { loaded, step, now, preview } = await previewFor(deps, request, {
      ...request.params,
      ...request.query,
    });
    const next = step && nextStepView(loaded, step);
    if (!next) {
      return reply.page('console/handover-next', { ...frame(loaded), next: null });
    }
    const own = `${loaded.base}/next`;
    const { done = '' } = request.query;
    return reply.page('console/handover-next', {
      ...frame(loaded),
      next,
      now,
      notice: DONE[done] ?? null,
      paused: loaded.head.handover.paused_at !== null,
      atItsTime: `${own}?step=${step.key}`,
      ifNow: `${own}?step=${step.key}&at=now`,
      decision: preview?.decision ?? null,
      why: preview?.why ?? null,
      others: preview?.others.map(otherwise) ?? [],
      messages:
        preview?.messages.map((message) => shown(loaded, { step: step.key, now }, message)) ?? [],
      attachments: preview?.attachments ?? [],
      editable: refuseEditing(standingOf(step)) === null,
      skippable: refuseSkip(standingOf(step)) === null,
      sendable:
        nextToSend(loaded.steps)?.key === step.key &&
        refuseCommand('sendNextStepNow', positionOf(loaded.head.handover)) === null,
      later: laterSteps(loaded, step.key),
    });
  });

  app.get<HtmlAddress>('/handovers/:id/next/:step/:contactId/html', async (request, reply) => {
    const { id, step } = request.params;
    const { preview } = await previewFor(deps, request, { id, step, at: request.query.at });
    const message = preview?.messages.find((one) => one.contact.id === request.params.contactId);
    if (!message) throw new NotFound('Nothing would be sent to this person.');
    const inert = message.mail.html.replaceAll(
      new RegExp(`href="[^"]*${LINK_SLOT}[^"]*"`, 'g'),
      'href="#"',
    );
    return reply
      .header('content-security-policy', MAIL_POLICY)
      .type('text/html; charset=utf-8')
      .send(maskLinks(inert));
  });
}

async function previewFor(
  deps: ConsoleDeps,
  request: FastifyRequest,
  { id, step: key, at }: { id: string; step?: string | undefined; at?: string | undefined },
) {
  const loaded = await loadHandover(deps, request, id);
  const step =
    key === undefined
      ? nextToSend(loaded.steps)
      : loaded.steps.find((one) => one.key === key && one.state === 'planned');
  const now = at === 'now';
  const preview = step
    ? await readPreview(deps, loaded.head.handover.id, {
        step: step.key,
        at: now || step.due_at < loaded.reader.at ? loaded.reader.at : step.due_at,
        forced: now,
      })
    : null;
  return { loaded, step, now, preview };
}

function frame({ head, base }: Loaded) {
  return {
    section: 'onboardings',
    title: `Next step, ${head.client.name}`,
    base,
    clientName: head.client.name,
    number: head.handover.number,
  };
}

function shown(
  { base, names }: Loaded,
  { step, now }: { step: string; now: boolean },
  { contact, mail, edit, editable, template }: PreviewMessage,
) {
  const query = `step=${step}`;
  return {
    name: contact.name,
    email: contact.email,
    rung: contact.rung,
    copy: template === 'request-copy',
    subject: mail.subject,
    text: maskLinks(mail.text),
    html: `${base}/next/${step}/${contact.id}/html${now ? '?at=now' : ''}`,
    edited:
      edit === null
        ? null
        : {
            by: actorInWords(edit.by, names),
            at: edit.at,
            forAll: edit.contactId === null,
            drop: `${base}/commands/drop-edit?${query}${edit.contactId === null ? '' : `&contact=${edit.contactId}`}`,
          },
    edit: editable ? `${base}/commands/edit-step?${query}&contact=${contact.id}` : null,
  };
}

function laterSteps({ base, steps }: Loaded, key: string) {
  return steps
    .filter((step) => step.state === 'planned' && step.key !== key)
    .map((step) => ({
      label: wordFor('step', step.template),
      at: step.due_at,
      href: `${base}/next?step=${step.key}`,
    }));
}

function namesOf(contacts: readonly Contact[]): string {
  return contacts.map(({ name, rung }) => `${name} (${wordFor('rung', rung)})`).join(' and ');
}

/** Why it goes to somebody else than its rungs say, as a sentence. */
function otherwise(why: WhyOthers): string {
  switch (why.kind) {
    case 'bounced':
      return why.instead.length === 0
        ? `Mail to ${namesOf(why.of)} came back, so it does not go there.`
        : `Mail to ${namesOf(why.of)} came back, so it goes to ${namesOf(why.instead)} instead.`;
    case 'unnamed':
      return `Nobody is named for it, so it goes to ${namesOf(why.instead)} instead.`;
    case 'heard':
      return `${namesOf(why.of)} has heard from us that day already, so theirs goes in their next working morning.`;
  }
}
