import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import type { Fault } from '../../embedded/mailbox/faults';
import { mailSummarySchema } from '../../embedded/mailbox/mail';
import { startMailbox, type Mailbox } from '../../embedded/mailbox/mailbox';

let home: string;
let mailbox: Mailbox;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'mailbox-'));
  mailbox = await startMailbox({ home, host: '127.0.0.1', port: 0, smtpPort: 0 });
});
afterAll(async () => {
  await mailbox.stop();
  await rm(home, { recursive: true, force: true });
});
afterEach(() => {
  mailbox.smtp.faults.clear();
});

async function send(to: string, subject: string, html?: string): Promise<void> {
  const transport = nodemailer.createTransport({ url: mailbox.smtpUrl, connectionTimeout: 2_000 });
  try {
    await transport.sendMail({
      from: { name: 'Northgate IT', address: 'handover@northgate.example' },
      to,
      subject,
      text: 'Please answer at https://reply.example/r/abc today.',
      ...(html === undefined ? {} : { html }),
      attachments: [{ filename: 'letter.pdf', content: Buffer.from('%PDF-1.7') }],
    });
  } finally {
    transport.close();
  }
}

async function page(address: string): Promise<{ status: number; body: string; headers: Headers }> {
  const answer = await fetch(mailbox.url + address);
  return { status: answer.status, body: await answer.text(), headers: answer.headers };
}

async function subjects(to: string): Promise<string[]> {
  const answer = await fetch(`${mailbox.url}/api/messages?to=${encodeURIComponent(to)}`);
  return mailSummarySchema
    .array()
    .parse(await answer.json())
    .map(({ subject }) => subject);
}

describe('the mailbox', () => {
  it('lists what was sent to one address, newest first', async () => {
    await send('ann@old.example', 'First letter');
    await send('bob@old.example', 'For Bob');
    await send('ann@old.example', 'A reminder');
    expect(await subjects('ANN@old.example')).toEqual(['A reminder', 'First letter']);
    const { body } = await page('/?to=ann%40old.example');
    expect(body.indexOf('A reminder')).toBeGreaterThan(0);
    expect(body.indexOf('A reminder')).toBeLessThan(body.indexOf('First letter'));
    expect(body).not.toContain('For Bob');
  });

  it('greets at once, and once', async () => {
    const stock = new SMTPServer({ disableReverseLookup: true, logger: false });
    await new Promise<void>((resolve) => {
      stock.listen(0, '127.0.0.1', resolve);
    });
    const { port } = stock.server.address() as AddressInfo;
    const greetings: string[] = [];
    const sockets = [port, mailbox.smtp.port].map((each) => connect(each, '127.0.0.1'));
    // The stock server’s comes after its tenth of a second, by when ours would have come twice.
    await new Promise<void>((resolve) => {
      for (const socket of sockets) {
        socket.on('data', (bytes: Buffer) => {
          greetings.push(`${String(socket.remotePort)} ${bytes.toString().slice(0, 4)}`);
          if (socket.remotePort === port) resolve();
        });
      }
    });
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      stock.close(resolve);
    });
    expect(greetings).toEqual([`${String(mailbox.smtp.port)} 220 `, `${String(port)} 220 `]);
  });

  it('shows a mail with its links and attachments, and its bytes as they came', async () => {
    await send('carol@old.example', 'With a letter');
    const id = mailbox.store.list('carol@old.example')[0]!.id;
    const { body } = await page(`/messages/${id}`);
    expect(body).toContain('href="https://reply.example/r/abc"');
    const attachment = await fetch(`${mailbox.url}/api/messages/${id}/attachments/0`);
    expect(await attachment.text()).toBe('%PDF-1.7');
    expect(attachment.headers.get('content-disposition')).toContain('attachment');
    expect((await page(`/api/messages/${id}/raw`)).body).toContain('Subject: With a letter');
  });

  it('never lets a mail run scripts or load from elsewhere', async () => {
    await send('dan@old.example', '<script>alert(1)</script>', '<img src="https://t.example/x">');
    const id = mailbox.store.list('dan@old.example')[0]!.id;
    expect((await page(`/messages/${id}`)).body).not.toContain('<script>');
    const policy = (await page(`/messages/${id}/html`)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox');
  });

  it('keeps every mail over a restart, readable by the owner only', async () => {
    await send('eve@old.example', 'Stays');
    await mailbox.stop();
    mailbox = await startMailbox({ home, host: '127.0.0.1', port: 0, smtpPort: 0 });
    expect(await subjects('eve@old.example')).toEqual(['Stays']);
    const [first] = await readdir(path.join(home, 'mailbox'));
    expect((await stat(path.join(home, 'mailbox', first!))).mode & 0o077).toBe(0);
  });

  it('answers an unknown mail with a page that says so', async () => {
    expect(await page('/messages/1234567890123-abcdef01')).toMatchObject({ status: 404 });
    expect(await page('/messages/..%2f..%2fsecrets')).toMatchObject({ status: 404 });
  });

  it.each<[string, Fault, RegExp, number]>([
    ['the greeting', 'greeting', /closed|ECONN|reset/i, 0],
    ['MAIL', 'mail', /closed|ECONN|reset/i, 0],
    ['the 354', '354', /closed|ECONN|reset/i, 0],
    ['the message', 'mid-data', /closed|ECONN|reset|EPIPE/i, 0],
    ['the final dot, the mail lost', 'after-dot-lost', /closed|ECONN|reset/i, 0],
    ['the final dot, the mail kept', 'after-dot-kept', /closed|ECONN|reset/i, 1],
    ['MAIL, with 451', { reply: 451, at: 'mail' }, /451/, 0],
    ['RCPT, with 550', { reply: 550, at: 'rcpt' }, /550/, 0],
    ['DATA, with 452', { reply: 452, at: 'data' }, /452/, 0],
  ])('can fail at %s, once, as real servers do', async (name, fault, reason, kept) => {
    const to = `${name.replaceAll(/\W+/g, '-')}@old.example`;
    mailbox.smtp.faults.set(fault, 1);
    await expect(send(to, 'Unlucky')).rejects.toThrow(reason);
    expect(await subjects(to)).toHaveLength(kept);
    await send(to, 'Lucky');
    expect(await subjects(to)).toHaveLength(kept + 1);
  });

  it('can be down, and come back at the same address', async () => {
    await mailbox.smtp.refuse();
    await expect(send('gil@old.example', 'Nobody there')).rejects.toThrow(/ECONNREFUSED/);
    await mailbox.smtp.listenAgain();
    await send('gil@old.example', 'Back');
    expect(await subjects('gil@old.example')).toEqual(['Back']);
  });
});
