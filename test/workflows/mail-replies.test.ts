import { randomUUID } from 'node:crypto';
import nodemailer from 'nodemailer';
import { parse } from 'node-html-parser';
import { signIn } from '../support/console-site';
import { FIRST, MANAGER } from '../support/handover-input';
import { outOfOffice, qmailBounce } from '../support/odd-mails';
import { postMail } from '../support/post-mail';
import { postfixReport, wire } from '../support/reports';
import { handoverRow, itemRows, messageRows, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { tablesWith } from '../support/tables-with';

const SECRET = 'Kolibri-7 fliegt/quer';
const FILE_NAME = 'firewall admin password.txt';
const US = 'onboarding@northgate.example';

describe('mail that people and machines send back', () => {
  let stage: Stage;
  let id: string;
  beforeAll(async () => {
    stage = await setStage();
    id = await stage.startHandover();
  }, 60_000);
  afterAll(() => stage.end());

  const url = (path: string) => `${stage.config.consoleUrl}${path}`;
  const page = async (path: string, form?: Record<string, string>) => {
    // Each time anew: sessions end while virtual time passes.
    const { cookie } = await signIn({ app: stage.console, db: stage.db });
    const answer = await fetch(url(path), {
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
    });
    return { status: answer.status, body: await answer.text(), headers: answer.headers };
  };
  const came = () =>
    stage.db
      .selectFrom('inbound_messages')
      .selectAll()
      .orderBy('received_at')
      .orderBy('id')
      .execute();
  /** No two mails in one instant, so that they can be told apart by when they came. */
  const later = () => stage.clock.advance(1_000);
  const send = async (raw: Buffer, to = US, from = FIRST): Promise<void> => {
    await later();
    await postMail(stage.mailbox.smtpUrl, { from, to, raw });
    await stage.clock.settle();
  };
  const letter = async () => (await messageRows(stage, id)).find((row) => row.contact_id !== null)!;
  const answer = async (subject: string, change: object = {}): Promise<void> => {
    await later();
    const transport = nodemailer.createTransport({ url: stage.mailbox.smtpUrl });
    await transport.sendMail({
      from: { name: 'Bo Technician', address: FIRST },
      to: US,
      subject,
      inReplyTo: `<${(await letter()).message_id}>`,
      messageId: `<${subject.length}.${Buffer.from(subject).toString('hex').slice(0, 12)}@sysworks.example>`,
      text: `Hello,\nthe password is ${SECRET}\n<script>alert(1)</script>\n> quoted\n`,
      ...change,
    });
    transport.close();
    await stage.clock.settle();
  };

  it('keeps a reply sealed in its handover, tells the account manager once, and the chase goes on', async () => {
    const before = await stepRows(stage, id);
    await stage.clock.advance(3_600_000);
    const attachments = [{ filename: FILE_NAME, content: SECRET }];
    await answer('Re: the letter', { attachments });
    // By way of a group's mailbox, which marks it as a list's.
    await answer('Re: the letter, again', { headers: { 'List-Id': '<us.northgate.example>' } });
    await send(wire(`From: ${FIRST}\nSubject: Third\n\nno message id\n`));
    expect((await came()).map((row) => [row.kind, row.matched_by, row.handover_id])).toEqual([
      ['reply', 'references', id],
      ['reply', 'references', id],
      ['reply', 'sender', id],
    ]);
    const told = (await stage.mail.to(MANAGER)).filter((mail) => mail.subject.includes('by mail'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('The chase goes on');
    expect((await handoverRow(stage, id)).last_activity_at).toEqual(stage.clock.now());
    expect(await stepRows(stage, id)).toEqual(before);
  });

  it('shows of a reply only how much came, and what it says once somebody opens it, as text and logged', async () => {
    const list = await page(`/handovers/${id}/correspondence`);
    expect(list.body).toContain('Reply by mail, 3 lines, 1 attachment');
    expect(list.body).toContain('came by mail: not asked for this way');
    expect(list.body).toContain('replied');
    expect(list.body).not.toContain(SECRET);
    const [first] = await came();
    const here = `/handovers/${id}/mail/${first!.id}`;
    const closed = await page(here);
    expect(closed.body).not.toContain(SECRET);
    expect(closed.body).not.toContain(FILE_NAME);
    expect(closed.body).toContain('/commands/pause');
    const opened = await page(here, {});
    expect(opened.body).toContain(SECRET);
    expect(opened.body).toContain(FILE_NAME);
    expect(opened.body).toContain('&lt;script&gt;');
    expect(opened.body).not.toContain('<script>alert');
    const log = await page(`/handovers/${id}/log`);
    expect(log.body).toContain('A mail that came was opened and read');
    const original = await page(`${here}/original`, {});
    expect(original.body).toContain('Subject: Re: the letter');
    expect(original.headers.get('content-disposition')).toContain('.eml');
  });

  it('puts a file that came by mail under an item as its answer, by whoever filed it', async () => {
    const [first] = await came();
    const here = `/handovers/${id}/mail/${first!.id}`;
    const [item] = await itemRows(stage, id);
    expect((await page(`${here}/files/1/dismiss`, { reason: '' })).body).toContain('Say why');
    expect((await page(`${here}/files/1/file`, { item: item!.id })).status).toBe(303);
    await stage.clock.settle();
    const [filed] = await itemRows(stage, id);
    expect(filed).toMatchObject({ state: 'answered', answer_type: 'provided' });
    expect((await page(here)).body).toContain('filed');
    expect((await page(`${here}/files/1/file`, { item: item!.id })).body).toContain('already');
    const reveal = await page(`/handovers/${id}/items/${item!.id}/reveal`, {
      look: randomUUID(),
      purpose: 'verify',
    });
    expect(reveal.body).toContain(FILE_NAME);
    expect(reveal.body).toContain('put here by');
    const log = await page(`/handovers/${id}/log`);
    expect(parse(log.body).text).toContain(`A file that came by mail put under ${item!.name}`);
  });

  it('lets an out-of-office and a delay change nothing, and takes the same mail once', async () => {
    const row = await letter();
    const about = {
      verp: row.envelope_from,
      recipient: row.to_address,
      messageId: row.message_id,
    };
    const before = await handoverRow(stage, id);
    const steps = await stepRows(stage, id);
    const count = (await came()).length;
    await send(outOfOffice(FIRST, about), about.verp);
    await send(postfixReport(about, 'delayed'), about.verp, '');
    await send(postfixReport(about, 'delayed'), about.verp, '');
    expect(
      (await came())
        .slice(count)
        .map((one) => one.kind)
        .sort(),
    ).toEqual(['auto_reply', 'delayed']);
    expect(await handoverRow(stage, id)).toEqual(before);
    expect(await stepRows(stage, id)).toEqual(steps);
  });

  it('believes no bounce by a forged address, and gives a report it cannot read to a person', async () => {
    const row = await letter();
    const about = {
      verp: row.envelope_from.replace(/\.[0-9a-f]{16}@/, '.0123456789abcdef@'),
      recipient: row.to_address,
      messageId: row.message_id,
    };
    await send(postfixReport(about), about.verp, '');
    await send(qmailBounce({ ...about, verp: row.envelope_from }), row.envelope_from, '');
    expect((await came()).slice(-2).map((one) => [one.kind, one.forged])).toEqual(
      expect.arrayContaining([
        ['bounced', true],
        ['unknown_report', false],
      ]),
    );
    const bounced = await stage.db
      .selectFrom('contacts')
      .select('id')
      .where('bounced_at', 'is not', null)
      .execute();
    expect(bounced).toEqual([]);
    const list = await page(`/handovers/${id}/correspondence`);
    expect(list.body).toContain('not believed');
    expect(list.body).toContain('Report we cannot read');
  });

  it('keeps what is nobody’s, garbage, a bomb of parts and our own echo, and answers none of them', async () => {
    const mails = await stage.mail.to(FIRST);
    const count = (await came()).length;
    const deep = Array.from(
      { length: 10_000 },
      (_, i) => `--b${i}\nContent-Type: multipart/mixed; boundary="b${i + 1}"\n\n`,
    ).join('');
    const echo = await letter();
    await send(
      wire('From: stranger@else.example\nSubject: Hello\n\nWho are you?\n'),
      US,
      's@else.example',
    );
    await send(Buffer.from([0x00, 0xff, 0xfe, 0x0d, 0x0a, 0x80]), US, 'g@else.example');
    await send(
      wire(`From: x@else.example\nContent-Type: multipart/mixed; boundary="b0"\n\n${deep}`),
      US,
      'x@else.example',
    );
    await send(
      wire(`From: y@else.example\nMessage-ID: <${echo.message_id}>\n\nback again\n`),
      US,
      'y@else.example',
    );
    const kinds = (await came()).slice(count).map((row) => row.kind);
    expect(kinds.sort()).toEqual(['loop', 'reply', 'reply', 'unreadable']);
    const list = await page('/mail');
    expect(list.body).toContain('Mail we cannot read');
    const stranger = (await came()).find((row) => row.handover_id === null && row.lines === 1);
    expect((await page(`/mail/${stranger!.id}`, {})).body).toContain('Who are you?');
    expect((await page(`/mail/${stranger!.id}/aside`, { reason: 'Wrong address' })).status).toBe(
      303,
    );
    expect((await page('/mail')).body).not.toContain(stranger!.id);
    expect(await stage.mail.to(FIRST)).toEqual(mails);
  });

  it('stops counting one sender’s mail as correspondence when it never ends', async () => {
    await later();
    for (let n = 0; n < 32; n++) {
      await postMail(stage.mailbox.smtpUrl, {
        from: 'loop@else.example',
        to: US,
        raw: wire(`From: loop@else.example\nMessage-ID: <${n}@else.example>\n\nagain ${n}\n`),
      });
    }
    await stage.clock.settle();
    const mails = (await came()).slice(-32).map((row) => row.kind);
    expect(mails.filter((kind) => kind === 'loop')).toHaveLength(2);
  });

  it('refuses 30 MB over SMTP with a sentence, and keeps nothing of it', async () => {
    const count = (await came()).length;
    const huge = Buffer.concat([
      wire('From: a@b.example\n\n'),
      Buffer.alloc(31_500_000, 'x'.repeat(70) + '\r\n'),
    ]);
    await expect(send(huge)).rejects.toThrow(/552 .*larger than the 30 MiB/);
    expect(await came()).toHaveLength(count);
  });

  it('has neither the password nor the file’s name anywhere in clear', async () => {
    expect(await tablesWith(stage.db, [SECRET, FILE_NAME])).toEqual([]);
    expect(stage.logged.join('')).not.toContain(SECRET);
    expect(stage.logged.join('')).not.toContain(FILE_NAME);
    const history = await stage.client.workflow.getHandle(`h-${id}`).fetchHistory();
    expect(JSON.stringify(history)).not.toContain(SECRET);
  });
});
