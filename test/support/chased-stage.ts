import { formTo, Visitor, type FormValues } from '../../embedded/simulated/visitor';
import type { AnswerType } from '../../domain/items/answer';
import { signedIn } from './console-visitor';
import { FIRST, SPONSOR } from './handover-input';
import { fill, opened as openedLink } from './opened';
import { postMail } from './post-mail';
import { wire } from './reports';
import { itemRows, messageRows, stepRows, taskRows } from './rows';
import { setStage, type Stage } from './stage';

const HALF_AN_HOUR_MS = 1_800_000;
const US = 'onboarding@northgate.example';
const SLIP = { name: 'slip.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4\nslip') };
const PAPER = {
  recipientAddress: 'Lange Straße 4\r\n10115 Berlin',
  senderAddress: '18 Wharf Road\r\nBristol BS1 4RN',
  signatoryName: 'Ann Fern',
  signatoryTitle: 'Director',
  requireBy: '2029-04-10',
};
const POSTING = {
  postedOn: '2029-03-27',
  signedBy: 'Ann Fern',
  postedBy: 'Sam Reed, Royal Mail Bath',
  trackingNumber: 'RB 1234 5678 9 GB',
};
/** By catalogue number, what the previous MSP says; the others are left out. */
const SAID: Readonly<Record<number, AnswerType>> = {
  14: 'refused',
  37: 'promised',
  58: 'provided',
  60: 'client_has_it',
  64: 'provided',
};
const MAIL_WITH_FILES = `From: Bo Technician <${FIRST}>
Subject: Re: the letter
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain

Hello, the break-glass account is in the file.
--b
Content-Type: text/plain; name="break-glass.txt"
Content-Disposition: attachment; filename="break-glass.txt"

admin, correct horse
--b
Content-Type: text/plain; name="logo.txt"
Content-Disposition: attachment; filename="logo.txt"

not asked for
--b--
`;

/** A handover in which everything has happened that the chase and the planner have a page for. */
export interface ChasedStage {
  stage: Stage;
  /** Paths of the console's pages, by a short name. */
  ours: Record<string, string>;
  /** Links that people got by mail. */
  links: Record<'client' | 'package' | 'reply', string>;
}

/** Monday 5 March to Tuesday 27 March 2029: the deadline and the day of the formal notice have passed. */
export async function setChasedStage(): Promise<ChasedStage> {
  const stage = await setStage();
  try {
    return await chased(stage);
  } catch (error) {
    await stage.end();
    throw error;
  }
}

async function chased(stage: Stage): Promise<ChasedStage> {
  const place = { country: 'DE', region: 'BE', timeZone: 'Europe/Berlin' };
  const id = await stage.startHandover({
    previousMsp: {
      name: 'SysWorks',
      ...place,
      contacts: [
        { name: 'Bo Technician', email: FIRST, rung: 'first' },
        { name: 'Di Owner', email: 'di@sysworks.example', rung: 'owner' },
      ],
    },
    items: {
      include: [1, 2, 5, 6, 13, 14, 37, 58, 60, 64].map((catalogue) =>
        catalogue === 58 ? { catalogue, scope: 'client' } : { catalogue },
      ),
    },
  });
  await stage.days(1);
  await answersAndMails(stage, id);
  await stage.clock.advanceTo(new Date('2029-03-27T10:30:00Z'));
  await worked(stage, id);
  const fresh = await stage.startHandover();
  const links = {
    client: (await stage.mail.linkFor(SPONSOR, 'c')) ?? '',
    package: (await stage.mail.linkFor(SPONSOR, 'p')) ?? '',
    reply: (await stage.mail.linkFor(FIRST, 'r')) ?? '',
  };
  await outages(stage);
  return { stage, links, ours: await pathsOf(stage, id, fresh) };
}

async function answersAndMails(stage: Stage, id: string): Promise<void> {
  const catalogue = new Map(
    (await itemRows(stage, id)).map((item) => [item.id, item.catalogue_number ?? 0]),
  );
  const person = await stage.personAt(FIRST);
  for (const item of await person.list()) {
    const type = SAID[catalogue.get(item.id) ?? 0];
    if (type) await person.answer(item, { type, day: '2029-03-08' });
  }
  await person.finish();
  const bo = await openedLink(await stage.mail.linkFor(FIRST, 'r'));
  const [first] = await person.list();
  await fill(bo.visitor, first?.url ?? '', '/questions', {
    question: 'Is the read-only one enough?',
  });
  await fill(bo.visitor, `${bo.home}/colleagues`, '/colleagues', {
    name: 'Zoë Quick',
    email: 'zoe@sysworks.example',
    groups: 'Backup',
  });
  await stage.clock.settle();
  const stranger = 'From: eve@else.example\nSubject: Hello\n\nWho are you?\n';
  for (const [from, raw] of [
    [FIRST, MAIL_WITH_FILES],
    ['eve@else.example', stranger],
  ] as const) {
    await postMail(stage.mailbox.smtpUrl, { from, to: US, raw: wire(raw) });
  }
  await stage.clock.settle();
}

/** What our people do in the console: file a file, make the package, post the notice, work a task. */
async function worked(stage: Stage, id: string): Promise<void> {
  const staff = await signedIn(stage);
  const base = `${stage.config.consoleUrl}/handovers/${id}`;
  const fill = async (url: string, ending: string, values: FormValues = {}): Promise<void> => {
    const page = await staff.get(url);
    const done = await staff.submit(page, formTo(page, ending), values);
    if (done.status >= 400) throw new Error(`${url}${ending} answered ${done.text}`);
  };
  const [admin] = await itemRows(stage, id);
  const mail = await stage.db
    .selectFrom('inbound_messages')
    .select('id')
    .where('handover_id', '=', id)
    .executeTakeFirstOrThrow();
  const items = await itemRows(stage, id);
  const breakGlass = items.find((item) => item.catalogue_number === 2) ?? admin;
  await fill(`${base}/mail/${mail.id}`, '/files/1/file', { item: breakGlass?.id ?? '' });
  await stage.us.acceptAll(id);
  await fill(`${base}/client-package`, '/client-package');
  await fill(`${base}/formal-notice`, '/prepare', PAPER);
  await fill(`${base}/formal-notice`, '/posted', POSTING);
  await fill(`${base}/formal-notice`, '/proofs', { proof: SLIP });
  const task = await recovery(stage, id);
  const taskUrl = `${stage.config.consoleUrl}/tasks/${task}`;
  await fill(taskUrl, '/begin');
  await fill(taskUrl, '/evidence', { note: 'Ticket 4711 at the registrar.' });
  await fill(taskUrl, '/block', { for: 'vendor', why: 'Ticket 4711', until: '2029-04-05' });
  await stage.clock.settle();
}

async function recovery(stage: Stage, id: string): Promise<string> {
  const item = (await itemRows(stage, id)).find((one) => one.catalogue_number === 13);
  const task = (await taskRows(stage, id)).find((one) => one.item_id === item?.id);
  return task?.id ?? '';
}

/** As after half an hour in which the mail server took no letter and the worker said nothing. */
async function outages(stage: Stage): Promise<void> {
  const waiting = await stage.startHandover();
  await stage.clock.advance(2 * HALF_AN_HOUR_MS);
  const at = new Date(stage.clock.now().getTime() - HALF_AN_HOUR_MS);
  await stage.db
    .updateTable('messages')
    .set({ outcome: 'not_sent', attempts: 1, created_at: at, outcome_at: at })
    .where('handover_id', '=', waiting)
    .execute();
  await stage.db.updateTable('worker_beats').set({ at }).execute();
}

async function pathsOf(stage: Stage, id: string, fresh: string): Promise<Record<string, string>> {
  const base = `/handovers/${id}`;
  const items = await itemRows(stage, id);
  const item = (number: number) => items.find((one) => one.catalogue_number === number)?.id ?? '';
  const mails = await stage.db
    .selectFrom('inbound_messages')
    .select(['id', 'handover_id'])
    .execute();
  const mail = (mine: boolean) =>
    mails.find((one) => (one.handover_id !== null) === mine)?.id ?? '';
  const [sent] = await messageRows(stage, id);
  const next = (await stepRows(stage, fresh)).find(
    ({ state, kind }) => state === 'planned' && kind === 'chase',
  );
  const command = (name: string) => `/handovers/${fresh}/commands/${name}`;
  return {
    board: '/',
    items: base,
    decisions: `${base}/decisions`,
    'came-by-mail': `${base}/items/${item(2)}`,
    'item-refused': `${base}/items/${item(14)}`,
    correspondence: `${base}/correspondence`,
    message: `${base}/correspondence/${sent?.id ?? ''}`,
    mail: `${base}/mail/${mail(true)}`,
    strangers: '/mail',
    stranger: `/mail/${mail(false)}`,
    tasks: `${base}/tasks`,
    people: `${base}/people`,
    questions: `${base}/questions`,
    log: `${base}/log`,
    notice: `${base}/formal-notice`,
    package: `${base}/client-package`,
    'task-board': '/tasks',
    task: `/tasks/${await recovery(stage, id)}`,
    next: `/handovers/${fresh}/next`,
    edit: command(`edit-step?step=${next?.key ?? ''}`),
    skip: command(`skip-step?step=${next?.key ?? ''}`),
    call: command('record-call'),
    extend: command('extend'),
    pause: command('pause'),
    settings: '/settings',
    staff: '/settings/staff',
    'lead-times': '/settings/lead-times',
    policies: '/settings/policies',
    policy: '/settings/policies/standard',
    'policy-edit': '/settings/policies/standard/edit',
  };
}

/** The newest page behind a link of the portal, as somebody without scripts opens it. */
export async function opened(link: string): Promise<string> {
  const visitor = new Visitor();
  const landing = await visitor.get(link);
  return (await visitor.submit(landing, formTo(landing, '/open'))).url;
}
