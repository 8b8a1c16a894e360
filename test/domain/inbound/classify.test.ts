import { classify, isAutomatic } from '../../../domain/inbound/classify';
import { kindOf } from '../../../domain/inbound/inbound-kind';
import type { MailFacts } from '../../../domain/inbound/mail-facts';
import { readMail } from '../../../worker/inbound/read-mail';
import { outOfOffice, qmailBounce } from '../../support/odd-mails';
import {
  exchangeReport,
  eximReport,
  gmailReport,
  postfixReport,
  wire,
} from '../../support/reports';

const ABOUT = {
  verp: 'bounces+0123456789abcdef0123456789abcdef.0123456789abcdef@northgate.example',
  recipient: 'bo@sysworks.example',
  messageId: '01234567-89ab-4def-8123-456789abcdef@northgate.example',
};
const NOBODY = {
  addresses: ['handover@northgate.example'],
  isOurMessage: false,
  answersOurs: false,
};

const factsOf = async (raw: Buffer, sender: string | null = ''): Promise<MailFacts> =>
  (await readMail(raw, { sender, recipients: [ABOUT.verp] })).facts;
const human = (headers: string, subject = 'Re: handover'): Promise<MailFacts> =>
  factsOf(
    wire(
      `From: Bo <bo@sysworks.example>\nTo: handover@northgate.example\nSubject: ${subject}\n${headers}\nHello\n`,
    ),
    'bo@sysworks.example',
  );

describe('reading a report', () => {
  it.each([
    ['Postfix', postfixReport(ABOUT), 'bounced', '5.1.1'],
    ['Exchange Online', exchangeReport(ABOUT), 'bounced', '5.1.10'],
    ['Gmail', gmailReport(ABOUT), 'bounced', '5.1.1'],
    ['Exim, which leaves the status out', eximReport(ABOUT), 'bounced', '5.0.0'],
    ['Postfix, not yet delivered', postfixReport(ABOUT, 'delayed'), 'delayed', '4.4.1'],
    ['Postfix, relayed', postfixReport(ABOUT, 'relayed'), 'delivered', '2.0.0'],
    [
      'Postfix, after five days of trying',
      postfixReport({ ...ABOUT, status: '4.4.1' }),
      'gave_up',
      '4.4.1',
    ],
  ])('understands %s', async (_name, raw, kind, status) => {
    const facts = await factsOf(raw);
    const reading = classify(facts, NOBODY);
    expect([kindOf(reading), reading]).toEqual([
      kind,
      expect.objectContaining({ kind: 'report', status, recipient: ABOUT.recipient }),
    ]);
    expect(facts.returned).toBe(ABOUT.messageId);
  });

  it.each([
    ['qmail’s prose', qmailBounce(ABOUT)],
    [
      'a report that says nothing of anybody',
      wire(
        'From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n' +
          '--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n--b--\n',
      ),
    ],
    [
      'a report of another kind',
      wire(
        'From: abuse@x.example\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\nhi\n--b--\n',
      ),
    ],
  ])('leaves %s to a person', async (_name, raw) => {
    expect(classify(await factsOf(raw), NOBODY)).toEqual({ kind: 'unknown_report' });
  });

  it('finds a failure among several recipients', async () => {
    const raw = postfixReport(ABOUT, 'relayed')
      .toString()
      .replace(
        'Final-Recipient: rfc822; bo',
        'Final-Recipient: rfc822; list@x.example\r\nAction: failed\r\nStatus: 5.7.1\r\n\r\nFinal-Recipient: rfc822; bo',
      );
    expect(classify(await factsOf(Buffer.from(raw)), NOBODY)).toMatchObject({
      fate: 'failed',
      status: '5.7.1',
    });
  });
});

describe('telling machines from people', () => {
  it('knows an out-of-office by RFC 3834, whatever its sender', async () => {
    const facts = await factsOf(outOfOffice('bo@sysworks.example', ABOUT), 'bo@sysworks.example');
    expect(classify(facts, NOBODY)).toEqual({ kind: 'auto_reply' });
  });

  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; type=vacation',
    'Precedence: bulk',
    'Precedence: auto_reply',
    'X-Autoreply: yes',
    'X-Autorespond: on leave',
    'Return-Path: <>',
    'List-Id: <all.sysworks.example>',
  ])('takes “%s” as a machine’s', async (header) => {
    expect(classify(await human(`${header}\n`), NOBODY)).toEqual({ kind: 'auto_reply' });
  });

  it.each([
    'Auto-Submitted: no',
    'X-Mailer: Outlook',
    'Precedence: first-class',
    'X-Auto-Response-Suppress: OOF',
  ])('takes “%s” as a person’s', async (header) => {
    expect(classify(await human(`${header}\n`), NOBODY)).toEqual({ kind: 'reply' });
  });

  it.each(['List-Id: <onboarding.northgate.example>', 'Precedence: list'])(
    'takes “%s” as a person’s in an answer to us: our own mailbox may be a group’s',
    async (header) => {
      const answer = await human(`${header}\n`);
      expect(classify(answer, NOBODY)).toEqual({ kind: 'auto_reply' });
      expect(classify(answer, { ...NOBODY, answersOurs: true })).toEqual({ kind: 'reply' });
      const machine = await human(`${header}\nAuto-Submitted: auto-replied\n`);
      expect(classify(machine, { ...NOBODY, answersOurs: true })).toEqual({ kind: 'auto_reply' });
    },
  );

  it('believes a vacation’s subject only beside a header that machines write', async () => {
    const subject = 'Automatic reply: handover';
    expect(isAutomatic(await human('', subject))).toBe(false);
    expect(isAutomatic(await human('X-Auto-Response-Suppress: All\n', subject))).toBe(true);
  });

  it('knows our own mail coming back, by its Message-ID or as a machine’s from our address', async () => {
    const back = await human('');
    expect(classify(back, { ...NOBODY, isOurMessage: true })).toEqual({ kind: 'loop' });
    const own = await factsOf(
      wire('From: handover@northgate.example\nAuto-Submitted: auto-generated\n\nhi\n'),
    );
    expect(classify(own, NOBODY)).toEqual({ kind: 'loop' });
  });
});
