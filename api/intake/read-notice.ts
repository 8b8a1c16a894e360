import { endOfWorkingDay, localDate } from '../../domain/calendar/local-time';
import { checkPaper, checkPosting, type FieldProblem } from '../../domain/notice/check-notice';
import type { NoticeDossier, Posting, PreparedNotice } from '../../db/formal-notices';

/** What stands in the fields of the page, by their names. */
export type Typed = Readonly<Record<string, string>>;

export type Read<T> =
  { ok: true; value: T } | { ok: false; typed: Typed; problems: FieldProblem[] };

function typedIn(form: URLSearchParams, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, (form.get(name) ?? '').replaceAll('\r\n', '\n').trim()]),
  );
}

/** The paper as the form asks for it; dates are the client's. */
export function readPaper(
  form: URLSearchParams,
  { client }: NoticeDossier,
  at: Date,
): Read<PreparedNotice> {
  const names = [
    'recipientAddress',
    'senderAddress',
    'signatoryName',
    'signatoryTitle',
    'requireBy',
  ];
  const typed = typedIn(form, names);
  const {
    recipientAddress = '',
    senderAddress = '',
    signatoryName = '',
    signatoryTitle = '',
    requireBy = '',
  } = typed;
  const zone = { timeZone: client.time_zone };
  const problems = checkPaper(
    { recipientAddress, senderAddress, signatoryName, signatoryTitle, requireBy },
    localDate(zone, at),
  );
  if (problems.length > 0) return { ok: false, typed, problems };
  return {
    ok: true,
    value: {
      recipientAddress,
      senderAddress,
      signatory: { name: signatoryName, title: signatoryTitle },
      requireBy: endOfWorkingDay(zone, requireBy),
    },
  };
}

export function readPosting(
  form: URLSearchParams,
  { client }: NoticeDossier,
  at: Date,
): Read<Posting> {
  const typed = typedIn(form, ['postedOn', 'signedBy', 'postedBy', 'trackingNumber']);
  const { postedOn = '', signedBy = '', postedBy = '', trackingNumber = '' } = typed;
  const problems = checkPosting(
    { postedOn, signedBy, postedBy, trackingNumber },
    localDate({ timeZone: client.time_zone }, at),
  );
  if (problems.length > 0) return { ok: false, typed, problems };
  return {
    ok: true,
    value: {
      postedOn,
      signedBy,
      postedBy,
      trackingNumber: trackingNumber === '' ? null : trackingNumber,
    },
  };
}
