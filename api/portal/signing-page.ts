import type { FastifyReply } from 'fastify';
import { findAuthority } from '../../db/authorities';
import { readOpenDecline } from '../../db/authority-declines';
import type { LinkPage } from '../../db/links';
import { readLetter } from '../../db/portal-letters';
import { listReplyItems } from '../../db/reply-items';
import { readAskedAgain } from '../../db/send-again';
import { DECLINE_REASONS } from '../../domain/signing/decline';
import { isOver } from '../../domain/handover/stage';
import {
  consentWords,
  drawnConsentWords,
  ownMessage,
  type SigningParties,
} from '../../templates/language/signing-words';
import { calledIn } from '../../templates/language/item-names';
import { wantedLine } from '../../templates/language/send-again';
import { plainly } from '../../templates/language/portal-text';
import type { SignatureProblem } from './check-signature';
import type { Portal } from './deps';
import type { ReadForm } from './form-as-read';
import { languageOf } from './reader-language';
import { groupItems } from './reply-list';
import { signedBy } from './reply-routes';

/** The letter in words, the two ways to sign it, and once it is signed the message for the client's own mailbox. */
export async function signingPage(
  portal: Portal,
  reply: FastifyReply,
  link: LinkPage,
  state: {
    status: number;
    sent?: ReadForm;
    problems?: readonly SignatureProblem[];
    uploading?: boolean;
    /** Which form came back; the one to sign when left out. */
    form?: 'decline';
  },
): Promise<FastifyReply> {
  const [authority, items, letter, copy, declined, wanted] = await Promise.all([
    findAuthority(portal.db, link.handoverId),
    listReplyItems(portal.db, link.handoverId),
    readLetter(portal.db, link.handoverId, 'authority'),
    readLetter(portal.db, link.handoverId, 'signed-authority'),
    readOpenDecline(portal.db, link.handoverId),
    readAskedAgain(portal.db, link.contactId),
  ]);
  const typed = (name: string): string => state.sent?.typed(name) ?? '';
  const declining = state.form === 'decline';
  const speech = languageOf(reply.request, link);
  const parties = partiesOf(portal, link);
  const signed = signedBy(authority);
  const message = signed && ownMessage(speech, parties, { ...signed, number: link.number });
  const problems = (state.problems ?? []).map(({ field, code, facts }) => ({
    field,
    sentence: plainly(speech.words.problems[code], facts ?? {}, speech.lang),
  }));
  const problemOf = (field: string) =>
    problems.find((problem) => problem.field === field)?.sentence ?? null;
  return reply.code(state.status).page('portal/authority', {
    link,
    zone: link.clientTimeZone,
    home: `/authority/${link.linkId}`,
    page: `/authority/${link.linkId}`,
    over: isOver(link.stage),
    signed,
    uploaded: authority?.method === 'uploaded',
    copy: copy !== undefined,
    declined: declined ? { at: declined.declinedAt } : null,
    declining,
    wanted: wanted.map((one) => wantedLine(speech.lang, one, link.clientTimeZone)),
    copyWanted: wanted.some(({ what }) => what === 'signed_copy'),
    // Once, or what nobody could read once more.
    mayDecline: !declined || wanted.some(({ id }) => id === declined.id),
    reasons: DECLINE_REASONS.map((value) => ({
      value,
      anchor: value === DECLINE_REASONS[0] ? 'decline-reason' : `decline-${value}`,
      chosen: state.sent?.fields.get('reason') === value,
    })),
    declineText: declining ? typed('text') : '',
    message,
    mailto: message && `mailto:?${mailQuery(message)}`,
    letter: letter && { sha256: letter.sha256.toString('hex') },
    // To the signatory no “you” is who can release something.
    groups: groupItems(
      speech,
      items.map((item) => ({ ...calledIn(speech.lang, item), onlyTheyCanRelease: false })),
      portal.clock.now(),
    ),
    total: items.length,
    consent: consentWords(speech, parties),
    drawnConsent: drawnConsentWords(speech, parties),
    // Never filled in: a mail scanner that ticks and presses everything signs nothing.
    typedName: typed('name'),
    drawing: problemOf('draw') === null ? typed('drawing') : '',
    signer: {
      name: state.sent ? typed('name') : (authority?.signatoryName ?? ''),
      // The form to decline has no title, and the other one keeps its own.
      title: state.sent && !declining ? typed('title') : (authority?.signatoryTitle ?? ''),
    },
    problems,
    uploading: state.uploading === true,
    wrong: {
      name: problemOf('name'),
      title: problemOf('title'),
      consent: problemOf('consent'),
      files: problemOf('files'),
      draw: problemOf('draw'),
      reason: problemOf('reason'),
      text: problemOf('text'),
    },
  });
}

export function partiesOf(portal: Portal, link: LinkPage): SigningParties {
  return {
    client: link.clientName,
    previousMsp: link.previousMspName,
    msp: portal.config.msp.name,
  };
}

/** RFC 6068: percent-encoded, line ends as CR LF. */
function mailQuery({ subject, body }: { subject: string; body: string }): string {
  return `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
}
