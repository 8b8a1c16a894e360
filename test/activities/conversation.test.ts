import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { smtpConversation, type Fate } from '../../activities/mail/conversation';
import { Faults, type Fault } from '../../embedded/mailbox/faults';
import { startMailbox, type Mailbox } from '../../embedded/mailbox/mailbox';

const MESSAGE = Buffer.from(
  'From: us@northgate.example\r\nTo: bo@sysworks.example\r\nSubject: One\r\n\r\n' +
    'A line of the message.\r\n'.repeat(4_000),
);

describe('the fate of a message, told from the conversation with the mail server', () => {
  let home: string;
  let mailbox: Mailbox;
  const faults = new Faults();
  const converse = (): Promise<Fate> =>
    smtpConversation(
      mailbox.smtpUrl,
      'northgate.example',
    )({
      envelopeFrom: 'bounces@northgate.example',
      envelopeTo: 'bo@sysworks.example',
      bytes: MESSAGE,
    });
  const arrived = async (): Promise<number> => {
    const response = await fetch(`${mailbox.url}/api/messages`);
    return ((await response.json()) as unknown[]).length;
  };

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'conversation-'));
    mailbox = await startMailbox({ home, host: '127.0.0.1', port: 0, smtpPort: 0, faults });
  });
  afterEach(() => {
    faults.clear();
  });
  afterAll(async () => {
    await mailbox.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('is “accepted” when the server says so, and the bytes arrive as they were', async () => {
    expect(await converse()).toMatchObject({ outcome: 'accepted' });
    const list = (await (await fetch(`${mailbox.url}/api/messages`)).json()) as { id: string }[];
    const raw = await fetch(`${mailbox.url}/api/messages/${list[0]?.id ?? ''}/raw`);
    expect(Buffer.from(await raw.arrayBuffer())).toEqual(MESSAGE);
  });

  it.each<[string, Fault, Fate['outcome'], 0 | 1]>([
    ['“not sent” when cut at the greeting', 'greeting', 'not_sent', 0],
    ['“not sent” when cut at the sender', 'mail', 'not_sent', 0],
    ['“not sent” when cut before the server asked for it', '354', 'not_sent', 0],
    ['“unknown” when cut in the middle of the message', 'mid-data', 'unknown', 0],
    ['“unknown” when cut after the final dot and thrown away', 'after-dot-lost', 'unknown', 0],
    ['“unknown” when cut after the final dot and kept', 'after-dot-kept', 'unknown', 1],
    ['“not sent” after 451 at the sender', { reply: 451, at: 'mail' }, 'not_sent', 0],
    ['“not sent” after 450 at the recipient', { reply: 450, at: 'rcpt' }, 'not_sent', 0],
    ['“not sent” after 452 at the message', { reply: 452, at: 'data' }, 'not_sent', 0],
    [
      '“not sent” after 550 at the sender, which is our trouble',
      { reply: 550, at: 'mail' },
      'not_sent',
      0,
    ],
    ['“rejected” after 550 at the recipient', { reply: 550, at: 'rcpt' }, 'rejected', 0],
    ['“rejected” after 554 at the message', { reply: 554, at: 'data' }, 'rejected', 0],
  ])('is %s', async (_name, fault, outcome, more) => {
    const before = await arrived();
    faults.set(fault, 1);
    const fate = await converse();
    expect(fate.outcome).toBe(outcome);
    expect(await arrived()).toBe(before + more);
    if (typeof fault === 'object') expect(fate.serverReply).toContain(String(fault.reply));
  });

  it('is “not sent” when nobody answers at the server', async () => {
    await mailbox.smtp.refuse();
    expect(await converse()).toEqual({ outcome: 'not_sent', serverReply: null });
    await mailbox.smtp.listenAgain();
    expect(await converse()).toMatchObject({ outcome: 'accepted' });
  });
});
