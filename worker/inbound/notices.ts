import { clientContact } from '../../drafting/client-contact';
import { languageOf, clientView, previousMspView } from '../../drafting/views';
import { post, type Posted } from '../../activities/mail/outbox';
import { readDossier, type Dossier } from '../../db/dossier';
import {
  bouncesToTell,
  type BouncedContact,
  bounceTold,
  mailToTell,
  mailTold,
  tellLater,
  untoldMail,
} from '../../db/inbound-notices';
import { localDate, nextMorning } from '../../domain/calendar/calendar';
import { COLLEAGUE, PREVIOUS_MSP_LADDER, type Place } from '../../domain/contacts/contact';
import { isOver } from '../../domain/handover/stage';
import { renderMail, type RenderedMail } from '../../templates/email/render-mail';
import type { InboundDeps } from './deps';

const BATCH = 50;
const MORNING = 9;

export interface Told {
  told: number;
  /** A message could not be handed to the mail server: later again. */
  failed: boolean;
}

/**
 * Tells account managers what their handovers met by mail: once of each address that is dead, and of replies at once
 * the first time in a day, the others together in the next morning. Safe to run again at any point.
 */
export async function tellManagers(deps: InboundDeps): Promise<Told> {
  const { db, onError } = deps.activities;
  const at = deps.clock.now();
  let told = 0;
  let failed = false;
  const each = async (tell: () => Promise<Posted['kind'] | 'nothing'>): Promise<void> => {
    try {
      const kind = await tell();
      if (kind === 'unsettled') failed = true;
      else told += 1;
    } catch (error) {
      onError(error);
      failed = true;
    }
  };
  for (const contact of await bouncesToTell(db, BATCH)) {
    await each(() => tellOfBounce(deps, contact, at));
  }
  for (const handoverId of await mailToTell(db, at, BATCH)) {
    await each(() => tellOfMail(deps, handoverId, at));
  }
  return { told, failed };
}

async function tellOfBounce(
  deps: InboundDeps,
  contact: BouncedContact,
  at: Date,
): Promise<Posted['kind'] | 'nothing'> {
  const { db } = deps.activities;
  const dossier = await readDossier(db, contact.handoverId);
  if (isOver(dossier.handover.stage)) {
    await bounceTold(db, contact.id, at);
    return 'nothing';
  }
  const posted = await tell(deps, dossier, {
    stepKey: `bounced:${contact.id}`,
    template: 'contact-bounced',
    at,
    render: (view) =>
      renderMail('contact-bounced', {
        ...view,
        link: `${view.link}/people`,
        who: contact.name,
        ...whoElse(dossier, contact.rung),
      }),
  });
  if (posted.kind !== 'unsettled') await bounceTold(db, contact.id, at);
  return posted.kind;
}

/** Who is written to instead: of the client's nobody can sign for who signs, and counsel stands alone. */
function whoElse(dossier: Dossier, rung: Place): { ofClient: boolean; next: string | null } {
  if (rung === 'first' || rung === 'second' || rung === 'owner' || rung === COLLEAGUE) {
    return { ofClient: false, next: nextReachable(dossier) };
  }
  const signs = rung === 'signatory' && dossier.handover.stage === 'authority';
  const other = signs || rung === 'counsel' ? undefined : clientContact(dossier);
  return { ofClient: true, next: other?.name ?? null };
}

function nextReachable({ contacts }: Dossier): string | null {
  const reachable = contacts.filter((contact) => contact.bounced_at === null);
  const [next] = PREVIOUS_MSP_LADDER.flatMap((rung) =>
    reachable.filter((contact) => contact.rung === rung),
  );
  return next?.name ?? null;
}

async function tellOfMail(
  deps: InboundDeps,
  handoverId: string,
  at: Date,
): Promise<Posted['kind'] | 'nothing'> {
  const { db, ourOffice } = deps.activities;
  const { replies, others, lastTold } = await untoldMail(db, handoverId, at);
  if (replies + others === 0) {
    await mailTold(db, handoverId, at);
    return 'nothing';
  }
  const today = localDate(ourOffice, at);
  if (lastTold !== null && localDate(ourOffice, lastTold) === today) {
    await tellLater(db, handoverId, nextMorning(ourOffice, at, MORNING));
    return 'nothing';
  }
  const posted = await tell(deps, await readDossier(db, handoverId), {
    stepKey: `mail:${today}`,
    template: 'mail-came',
    at,
    render: (view) =>
      renderMail('mail-came', { ...view, link: `${view.link}/correspondence`, replies, others }),
  });
  if (posted.kind !== 'unsettled') await mailTold(db, handoverId, at);
  return posted.kind;
}

/** What every notice to an account manager has. */
function houseView(deps: InboundDeps, dossier: Dossier, at: Date) {
  const { consoleUrl, us, ourOffice } = deps.activities;
  const { handover } = dossier;
  return {
    language: languageOf(dossier),
    at,
    letterNumber: handover.number,
    to: { name: handover.account_manager_name },
    client: clientView(dossier),
    previousMsp: previousMspView(dossier),
    us,
    link: `${consoleUrl}/handovers/${handover.id}`,
    timeZone: ourOffice.timeZone,
  };
}

async function tell(
  deps: InboundDeps,
  dossier: Dossier,
  notice: {
    stepKey: string;
    template: string;
    at: Date;
    render: (view: ReturnType<typeof houseView>) => RenderedMail;
  },
): Promise<Posted> {
  const { handover } = dossier;
  const address = handover.account_manager_email;
  const view = houseView(deps, dossier, notice.at);
  return post(
    { ...deps.activities, at: () => notice.at },
    {
      key: { handoverId: handover.id, stepKey: notice.stepKey, recipientKey: `staff:${address}` },
      to: { name: handover.account_manager_name, address },
      contactId: null,
      template: notice.template,
      references: [],
      render: () => notice.render(view),
    },
  );
}
