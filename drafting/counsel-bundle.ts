import { createHash } from 'node:crypto';
import type { CounselFile } from '../db/counsel-file';
import { plainWords } from '../templates/language/handlebars';
import { LETTER_WORDS } from '../templates/language/letter-languages';
import { renderBundleIndex, type BundleEntry } from '../templates/letter/render-bundle-index';
import { draftReceipt } from './draft-receipt';
import { languageOf, type Sender } from './views';
import { zipBytes } from './zip';

type Made = Pick<BundleEntry, 'path' | 'kind'> & { content: Buffer };

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The evidence file as one ZIP: an index first, then letters, messages, receipts, answers by type and date, calls
 * and posting, people, and the log with its chain. It is dated by the newest event, so the same state gives the
 * same bytes. No secret is in it: nothing sealed was read.
 */
export async function counselBundle(sender: Sender, file: CounselFile): Promise<Buffer> {
  const { dossier, log } = file;
  const asOf = log.at(-1)?.at ?? dossier.handover.created_at;
  const made: Made[] = [
    ...letters(file),
    ...messages(file),
    ...(await receipts(sender, file)),
    { path: 'answers.json', kind: 'answers', content: json(answers(file)) },
    { path: 'calls-and-posting.json', kind: 'acts', content: json(acts(file)) },
    { path: 'people.json', kind: 'people', content: json(people(file)) },
    { path: 'log/log.jsonl', kind: 'log', content: logLines(file) },
    { path: 'log/HOW-TO-VERIFY.txt', kind: 'how', content: Buffer.from(HOW_TO_VERIFY, 'utf8') },
  ];
  const entries = made.map(({ path, kind, content }) => ({
    path,
    kind,
    bytes: content.length,
    sha256: sha256(content),
  }));
  const language = languageOf(dossier);
  const leftOut = LETTER_WORDS[language].bundle.leftOut.lines.map((line) =>
    plainWords(line)({ us: sender.us.name }),
  );
  const index = await renderBundleIndex({
    language,
    at: asOf,
    timeZone: dossier.client.time_zone,
    us: sender.us,
    number: dossier.handover.number,
    client: dossier.client.name,
    previousMsp: dossier.previousMsp.name,
    requestedAt: dossier.handover.requested_at,
    deadlineAt: dossier.handover.deadline_at,
    counts: { messages: file.messages.length, receipts: file.receipts.length, events: log.length },
    entries,
    leftOut,
  });
  const indexJson = json({
    handover: dossier.handover.number,
    client: dossier.client.name,
    previousMsp: dossier.previousMsp.name,
    asOf: asOf.toISOString(),
    entries: entries.map((entry) => ({ ...entry })),
    logHead: log.at(-1)?.hash ?? null,
    leftOut,
  });
  return zipBytes(
    [
      { path: 'index.pdf', content: index },
      { path: 'index.json', content: indexJson },
      ...made.map(({ path, content }) => ({ path, content })),
    ],
    asOf,
  );
}

function letters({ letters: all }: CounselFile): Made[] {
  return all.map(({ kind, pdf }) => ({
    path: `letters/${kind}.pdf`,
    kind: 'letter',
    content: pdf,
  }));
}

/** A name of letters, digits and hyphens, for any system. */
function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function messagePath(message: CounselFile['messages'][number], index: number): string {
  const number = (index + 1).toString().padStart(3, '0');
  return `messages/${number}-${slug(message.template)}.eml`;
}

function messages({ messages: all }: CounselFile): Made[] {
  const fates = all.map((message, index) => ({
    file: messagePath(message, index),
    step: message.step_key,
    to: { name: message.to_name, address: message.to_address },
    subject: message.subject,
    messageId: message.message_id,
    written: message.created_at.toISOString(),
    fate: message.outcome,
    fateAt: message.outcome_at.toISOString(),
    serverReply: message.server_reply,
    attempts: message.attempts,
  }));
  return [
    { path: 'messages/messages.json', kind: 'messages', content: json(fates) },
    ...all.map((message, index): Made => ({
      path: messagePath(message, index),
      kind: 'message',
      content: message.rendered,
    })),
  ];
}

/** As they were handed out, so that the verify page knows them. */
async function receipts(sender: Sender, file: CounselFile): Promise<Made[]> {
  const made: Made[] = [];
  for (const one of file.receipts) {
    made.push({
      path: `receipts/${slug(one.receipt.number).toUpperCase()}.pdf`,
      kind: 'receipt',
      content: one.pdf ?? (await draftReceipt(sender, file.dossier, one)).pdf,
    });
  }
  return made;
}

function answers({ answers: all }: CounselFile) {
  return all.map(({ fingerprint, ...answer }) => ({ ...answer, fingerprint: hex(fingerprint) }));
}

function acts({ calls, notice, proofs }: CounselFile) {
  return {
    calls,
    formalNotice:
      notice?.posted_on == null
        ? null
        : {
            postedOn: notice.posted_on,
            signedBy: notice.signed_by,
            postedBy: notice.posted_by,
            trackingNumber: notice.tracking_number,
            proofs: proofs.map(({ fingerprint, ...proof }) => ({
              ...proof,
              fingerprint: hex(fingerprint),
            })),
          },
  };
}

function people({ people: all }: CounselFile) {
  return all.map(({ id, party, rung, name, email, bounced_at: bounced, removed_at: removed }) => ({
    id,
    party,
    rung,
    name,
    email,
    bounced,
    removed,
  }));
}

function logLines({ log }: CounselFile): Buffer {
  const lines = log.map(({ seq, hashed, previous, hash }) =>
    JSON.stringify({ seq, hashed, previous, hash }),
  );
  return Buffer.from(`${lines.join('\n')}\n`, 'utf8');
}

/** For a program, so in one language. */
const HOW_TO_VERIFY = `How to verify the log

Each line of log.jsonl is one event. "hashed" is its text: a JSON array of the chain, the event's number,
microseconds since 1970-01-01 UTC, who acted, what was done, and details. "hash" is SHA-256 over the bytes of
"previous" (hexadecimal) followed by "hashed" in UTF-8. "previous" is the hash of the line before, and empty in
the first. The numbers begin with 1 and have no gaps. The last hash is "logHead" in index.json: a log that was
cut ends with another.

With Python 3, beside log.jsonl:

import hashlib, json
last, number = "", 0
for line in open("log.jsonl", encoding="utf-8"):
    event = json.loads(line)
    number += 1
    body = bytes.fromhex(event["previous"]) + event["hashed"].encode("utf-8")
    assert event["seq"] == number == json.loads(event["hashed"])[1], number
    assert event["previous"] == last, number
    assert event["hash"] == hashlib.sha256(body).hexdigest(), number
    last = event["hash"]
print(number, "events, head", last)
`;
