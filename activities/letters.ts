import { createHash } from 'node:crypto';
import type { Db, Queries } from '../db/pool';
import type { ContactRow, Dossier } from '../db/dossier';
import { readNoticeDossier } from '../db/formal-notices';
import { findLetter, replaceLetter, storeLetter, type LetterKind } from '../db/letters';
import { changeHandover } from '../db/positions';
import { listLetters } from '../db/portal-letters';
import { noticeTerm } from '../domain/notice/notice-rules';
import { renderAuthority } from '../templates/letter/render-authority';
import { renderFormalNotice } from '../templates/letter/render-formal-notice';
import { renderLetter } from '../templates/letter/render-letter';
import type { AuthorityLetterView, RequestView, SignatureView } from '../templates/view';
import { askedAt } from '../drafting/draft-authority';
import { letterFileName } from '../drafting/draft-step';
import type { ActivityDeps } from './deps';
import type { Attachment } from './mail/compose';
import { noticeView } from '../drafting/notice-view';
import { requestItem } from '../drafting/item-views';
import {
  authorityView,
  clientView,
  languageOf,
  previousMspView,
  verifyUrl,
} from '../drafting/views';

/** Authorities lapse: a year is long enough for every step of the longest policy. */
const AUTHORITY_DAYS = 365;
const DAY_MS = 86_400_000;

function requestView(deps: ActivityDeps, dossier: Dossier, at: Date): RequestView {
  const { handover } = dossier;
  const deadlineAt = handover.deadline_at ?? at;
  const first = dossier.contacts.find((contact) => contact.rung === 'first');
  const language = languageOf(dossier);
  return {
    language,
    at,
    letterNumber: handover.number,
    client: clientView(dossier),
    previousMsp: previousMspView(dossier),
    us: deps.us,
    authority: authorityView(dossier),
    recipient: { name: first?.name ?? null },
    items: dossier.items
      .filter((item) => item.state !== 'waived')
      .map((item) => requestItem(language, item)),
    criticalDueAt: handover.critical_due_at ?? deadlineAt,
    deadlineAt,
    replyUrl: null,
    verifyUrl: verifyUrl(deps),
  };
}

const RENDER: Readonly<
  Record<
    'request' | 'authority' | 'signed-authority' | 'formal-notice',
    (deps: ActivityDeps, dossier: Dossier, at: Date) => Promise<Buffer>
  >
> = {
  request: (deps, dossier, at) => renderLetter(requestView(deps, dossier, at)),
  'formal-notice': async (deps, dossier, at) =>
    renderFormalNotice(
      noticeView(deps, await readNoticeDossier(deps.db, dossier.handover.id), {
        at,
        requireBy: noticeTerm(at),
      }),
    ),
  authority: (deps, dossier, at) => renderAuthority(authorityLetter(deps, dossier, at)),
  'signed-authority': (deps, dossier, at) => {
    const signatory = dossier.contacts.find((contact) => contact.rung === 'signatory');
    return renderAuthority({
      ...authorityLetter(deps, dossier, (signatory && askedAt(dossier, signatory)) ?? at),
      signature: signatureOf(dossier),
    });
  },
};

/** The letter that the client's signatory reads, with an empty signature block. */
function authorityLetter(deps: ActivityDeps, dossier: Dossier, at: Date): AuthorityLetterView {
  const language = languageOf(dossier);
  return {
    language,
    at,
    letterNumber: dossier.handover.number,
    client: clientView(dossier),
    previousMsp: previousMspView(dossier),
    us: deps.us,
    signatory: {
      name: dossier.authority?.signatory_name ?? '',
      title: dossier.authority?.signatory_title ?? '',
    },
    items: dossier.items.map((item) => requestItem(language, item)),
    validFrom: at,
    validUntil: new Date(at.getTime() + AUTHORITY_DAYS * DAY_MS),
    signature: null,
  };
}

function signatureOf({ authority, client }: Dossier): SignatureView | null {
  if (authority?.signed_at == null) return null;
  return {
    name: authority.typed_name ?? authority.signatory_name,
    title: authority.typed_title ?? authority.signatory_title,
    at: authority.signed_at,
    timeZone: authority.time_zone ?? client.time_zone,
    ip: authority.address ?? '',
    consent: authority.consent ?? '',
    drawing: authority.drawing,
  };
}

interface MadeLetter {
  handoverId: string;
  kind: LetterKind;
  pdf: Buffer;
  at: Date;
}

/** Stores a letter unless it has been made before: the first one stands, byte for byte. */
export async function keepLetter(queries: Queries, letter: MadeLetter): Promise<Buffer> {
  const sha256 = createHash('sha256').update(letter.pdf).digest();
  return storeLetter(queries, { ...letter, sha256 });
}

/** Stores a letter in the place of one that has not left our hands; whatever lists its letters is new from then on. */
export async function renewLetter(db: Db, letter: MadeLetter): Promise<Buffer> {
  const sha256 = createHash('sha256').update(letter.pdf).digest();
  await changeHandover(db, letter.handoverId, letter.at, (tx) =>
    replaceLetter(tx, { ...letter, sha256 }),
  );
  return letter.pdf;
}

/** The letter as attachment, made at `at` if it does not exist yet. */
export async function letterFor(
  deps: ActivityDeps,
  dossier: Dossier,
  { kind, at }: { kind: keyof typeof RENDER; at: Date },
): Promise<Attachment> {
  const handoverId = dossier.handover.id;
  const pdf =
    (await findLetter(deps.db, handoverId, kind)) ??
    (await keepLetter(deps.db, {
      handoverId,
      kind,
      pdf: await deps.print(() => RENDER[kind](deps, dossier, at)),
      at,
    }));
  return attached(dossier, kind, pdf);
}

/** The letter to be signed: the first one that was made for this person stands, for it names who signs. */
export async function authorityFor(
  deps: ActivityDeps,
  dossier: Dossier,
  { signatory, at }: { signatory: ContactRow; at: Date },
): Promise<Attachment> {
  const { handover } = dossier;
  const kind = 'authority';
  const made = (await listLetters(deps.db, handover.id)).find((letter) => letter.kind === kind);
  if (made === undefined || made.renderedAt >= signatory.created_at) {
    return letterFor(deps, dossier, { kind, at });
  }
  const pdf = await deps.print(() => RENDER[kind](deps, dossier, at));
  return attached(
    dossier,
    kind,
    await renewLetter(deps.db, { handoverId: handover.id, kind, pdf, at }),
  );
}

function attached(dossier: Dossier, kind: LetterKind, content: Buffer): Attachment {
  return { filename: letterFileName(dossier, kind), content, contentType: 'application/pdf' };
}
