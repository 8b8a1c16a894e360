import { randomUUID } from 'node:crypto';
import { parse } from 'node-html-parser';
import nodemailer from 'nodemailer';
import { listStaff } from '../../db/staff';
import { consolePage, twoPeople } from '../support/console-visitor';
import { FIRST, MANAGER } from '../support/handover-input';
import { wallTime } from '../support/mail-facts';
import { outOfOffice, qmailBounce } from '../support/odd-mails';
import { postMail } from '../support/post-mail';
import { postfixReport } from '../support/reports';
import { handoverRow, itemRows, messageRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { tablesWith } from '../support/tables-with';
import { fetchesOnly } from '../support/robot-of';

const SECRET = 'Eisvogel 9 taucht(tief';
const FILE_NAME = 'licences of the server.txt';
const STRANGER = 'ann@helpdesk.example';
const US = 'onboarding@northgate.example';

describe('what people make of mail that came', () => {
  let stage: Stage;
  let id: string;
  beforeAll(async () => {
    stage = await setStage();
    id = await stage.startHandover();
  }, 60_000);
  afterAll(() => stage.end());

  const page = (path: string, form?: Record<string, string>) => consolePage(stage, path, form);
  const mailOf = async () =>
    stage.db
      .selectFrom('inbound_messages')
      .selectAll()
      .orderBy('received_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  const write = async (subject: string, from = STRANGER): Promise<void> => {
    await stage.clock.advance(1_000);
    const transport = nodemailer.createTransport({ url: stage.mailbox.smtpUrl });
    await transport.sendMail({
      from,
      to: US,
      subject,
      text: `Hello,\nthe domain's code is ${SECRET}\n> what we had asked\n`,
      attachments: [{ filename: FILE_NAME, content: SECRET }],
    });
    transport.close();
    await stage.clock.settle();
  };
  const countOf = async (): Promise<string> => {
    const { body } = await page(`/handovers/${id}/correspondence`);
    const tab = parse(body).querySelector('nav a[aria-current]');
    return tab?.text.replaceAll(/\s+/g, ' ').trim() ?? '';
  };

  it('places a stranger’s mail in a handover: it stands in its correspondence, sealed to it, and is logged', async () => {
    await write('About Fern');
    const mail = await mailOf();
    expect(mail.handover_id).toBeNull();
    const before = await countOf();
    const { number } = await handoverRow(stage, id);
    expect((await page(`/mail/${mail.id}`)).body).toContain(number);
    const nowhere = await page(`/mail/${mail.id}/place`, { handover: 'H-1999-0001' });
    expect(nowhere.body).toContain('There is no handover with this number');
    const placed = await page(`/mail/${mail.id}/place`, { handover: number.toLowerCase() });
    expect([placed.status, placed.to]).toEqual([303, `/handovers/${id}/mail/${mail.id}`]);
    await stage.clock.settle();

    expect(await mailOf()).toMatchObject({ handover_id: id, matched_by: 'person', place_in: null });
    expect((await page('/mail')).body).not.toContain(mail.id);
    const list = await page(`/handovers/${id}/correspondence`);
    expect(list.body).toContain(`/handovers/${id}/mail/${mail.id}`);
    expect(await countOf()).toBe(before.replace(/\d+/, (count) => String(Number(count) + 1)));
    const opened = await page(`/handovers/${id}/mail/${mail.id}`, {});
    expect(parse(opened.body).text).toContain(SECRET);
    expect(opened.body).toContain(FILE_NAME);
    expect(opened.body).toContain('came by mail: not asked for this way');
    const original = await page(`/handovers/${id}/mail/${mail.id}/original`, {});
    expect(original.body).toContain('Subject: About Fern');
    const { body } = await stage.us.call('GET', `/handovers/${id}/messages`);
    expect(body).toMatchObject({
      came: [
        { id: mail.id, kind: 'reply', placedBy: 'person', attachments: 1, attachmentsHeld: 1 },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(SECRET);
    const log = await page(`/handovers/${id}/log`);
    expect(log.body).toContain('A mail that was nobody’s placed here');
  });

  it('files nothing of somebody unknown before a person has said who wrote it', async () => {
    const mail = await mailOf();
    const [item] = await itemRows(stage, id);
    const here = `/handovers/${id}/mail/${mail.id}`;
    const refused = await page(`${here}/text`, { item: item!.id });
    expect(refused.body).toContain('Say who wrote it first');
    const { id: contact } = await stage.db
      .selectFrom('contacts')
      .select('id')
      .where('email', '=', FIRST)
      .where('handover_id', '=', id)
      .executeTakeFirstOrThrow();
    expect((await page(`${here}/writer`, { contact })).status).toBe(303);
    expect((await mailOf()).contact_id).toBe(contact);
    expect((await page(`${here}/writer`, { contact })).body).toContain('known already');
  });

  it('files what a mail says under an item, from seal to seal, as the answer of who wrote it', async () => {
    const mail = await mailOf();
    const [item] = await itemRows(stage, id);
    const here = `/handovers/${id}/mail/${mail.id}`;
    expect((await page(`${here}/text`, { item: '' })).body).toContain('Choose the item');
    expect((await page(`${here}/text`, { item: item!.id })).status).toBe(303);
    await stage.clock.settle();
    expect((await itemRows(stage, id))[0]).toMatchObject({
      state: 'answered',
      answer_type: 'provided',
    });
    expect((await page(here)).body).toContain('text filed');
    expect((await page(`${here}/text`, { item: item!.id })).body).toContain('already');
    const reveal = await page(`/handovers/${id}/items/${item!.id}/reveal`, {
      look: randomUUID(),
      purpose: 'verify',
    });
    expect(parse(reveal.body).text).toContain(SECRET);
    expect(reveal.body).not.toContain('what we had asked');
    expect(reveal.body).toContain('put here by');
    const log = await page(`/handovers/${id}/log`);
    expect(parse(log.body).text).toContain(`The text of a mail put under ${item!.name}`);
    expect(await tablesWith(stage.db, [SECRET, FILE_NAME])).toEqual([]);
    expect(stage.logged.join('')).not.toContain(SECRET);
  });

  it('shows nobody alone what is, or may be, of a critical item, where two people are asked for', async () => {
    const here = `/handovers/${id}/mail/${(await mailOf()).id}`;
    const [item] = await itemRows(stage, id);
    const refused = async (path: string, form: Record<string, string> = {}) => {
      const answer = await page(path, form);
      expect([path, answer.status, answer.body.includes(SECRET)]).toEqual([path, 409, false]);
      return parse(answer.body).querySelector('[role=alert]')?.text ?? '';
    };
    await twoPeople(stage, true);
    expect(await refused(here)).toContain('belongs to a critical item');
    expect(await refused(`${here}/original`)).toContain('belongs to a critical item');
    expect(await refused(`${here}/files/1`)).toContain('Nobody can tell yet');
    expect((await page(`${here}/files/1/file`, { item: item!.id })).status).toBe(303);
    expect(await refused(`${here}/files/1`)).toContain('Reveal it there');
    await twoPeople(stage, false);
  });

  it('or everybody of ours hears that somebody has let one person see it alone, also where that was for a moment', async () => {
    await twoPeople(stage, true);
    await stage.clock.advance(60_000);
    await twoPeople(stage, false);
    await twoPeople(stage, true);
    await stage.clock.settle();
    const told = await stage.db
      .selectFrom('messages')
      .where('subject', '=', 'test loosened the rules for showing secrets')
      .where('created_at', '=', stage.clock.now())
      .select('to_address')
      .execute();
    const all = (await listStaff(stage.db)).map(({ email }) => email);
    expect(told.map((mail) => mail.to_address).sort()).toEqual(all.sort());
    await twoPeople(stage, false);
  });

  it('counts no report about somebody else’s message, and leaves it to a person', async () => {
    const about = { verp: US, recipient: FIRST, messageId: 'newsletter-7@else.example' };
    await stage.clock.advance(1_000);
    const raw = postfixReport(about);
    await postMail(stage.mailbox.smtpUrl, { from: '', to: US, raw });
    await stage.clock.settle();
    const report = await mailOf();
    expect(report).toMatchObject({ kind: 'bounced', handover_id: null, contact_id: null });
    const bounced = stage.db.selectFrom('contacts').select('bounced_at').where('email', '=', FIRST);
    expect(await bounced.execute()).toEqual([{ bounced_at: null }]);
    expect((await page('/mail')).body).toContain(report.id);
  });

  it('answers no auto-responder, however often it answers, and says of its own mail that a machine sent it', async () => {
    const row = (await messageRows(stage, id)).find(({ to_address: to }) => to === FIRST);
    if (!row) throw new Error('nothing was sent');
    expect(row.rendered.toString('latin1')).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    const mails = (await stage.mail.to(FIRST)).length;
    for (let n = 0; n < 5; n++) {
      const about = { verp: row.envelope_from, recipient: FIRST, messageId: row.message_id };
      const raw = outOfOffice(FIRST, about)
        .toString('latin1')
        .replace(/^Message-ID: </im, `$&${String(n)}.`);
      await stage.clock.advance(1_000);
      await postMail(stage.mailbox.smtpUrl, { from: FIRST, to: row.envelope_from, raw });
      await stage.clock.settle();
      expect((await mailOf()).kind).toBe('auto_reply');
    }
    expect(await stage.mail.to(FIRST)).toHaveLength(mails);
  });

  it('takes a person’s word that an unreadable report means a dead address, and the chase moves on', async () => {
    const row = (await messageRows(stage, id)).find((one) => one.contact_id !== null)!;
    const about = {
      verp: row.envelope_from,
      recipient: row.to_address,
      messageId: row.message_id,
    };
    await stage.clock.advance(1_000);
    const raw = qmailBounce(about);
    await postMail(stage.mailbox.smtpUrl, { from: '', to: about.verp, raw });
    await stage.clock.settle();
    const mail = await mailOf();
    expect(mail.kind).toBe('unknown_report');
    const here = `/handovers/${id}/mail/${mail.id}`;
    const offered = await page(here);
    expect(offered.body).toContain('is dead: write to the next');
    expect(offered.body).toContain('/commands/change-contact');
    expect((await page(`${here}/bounced`, {})).status).toBe(303);
    await stage.clock.settle();

    const after = await page(here);
    expect(after.body).toContain('address given up');
    expect(after.body).not.toContain('write to the next');
    expect((await page(`${here}/bounced`, {})).body).toContain('given up already');
    const again = (await messageRows(stage, id)).filter((one) => one.step_key === row.step_key);
    const next = again.find((one) => one.contact_id !== row.contact_id)!;
    const [letter] = await stage.mail.to(next.to_address);
    expect(wallTime(letter!, 'Europe/London').slice(0, 10)).toBe('2029-03-05');
    const told = (await stage.mail.to(MANAGER)).filter((one) => one.subject.includes('came back'));
    expect(told).toHaveLength(1);
  });

  it('changes nothing by being looked at, under its handover or under none', async () => {
    expect(await fetchesOnly(stage, id, /mail/)).toEqual([]);
  });

  it('places nothing in a handover that is over, and puts aside with a reason what is nobody’s', async () => {
    await write('Late');
    const mail = await mailOf();
    const { number } = await handoverRow(stage, id);
    const reason = 'The client stays with them';
    const ended = await stage.us.call('POST', `/handovers/${id}/commands/cancel`, { reason });
    expect(ended.status).toBe(200);
    await stage.clock.settle();
    const refused = await page(`/mail/${mail.id}/place`, { handover: number });
    expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('cancelled')]);
    expect((await page(`/mail/${mail.id}/aside`, { reason: '' })).body).toContain('Say why');
    expect((await page(`/mail/${mail.id}/aside`, { reason: 'Too late' })).status).toBe(303);
    expect((await page('/mail')).body).not.toContain(mail.id);
  });
});
