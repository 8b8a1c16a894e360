import { randomBytes } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { composeMessage } from '../../activities/mail/compose';
import { fillLink } from '../../activities/mail/link-slot';
import { LINK_SLOT } from '../../domain/links/link-slot';

const token = (): string => randomBytes(32).toString('base64url');

/** A message whose link stands at every possible place of a line, so that soft breaks fall inside it. */
async function stored(before: number): Promise<Buffer> {
  const url = `https://handover.example/r/${LINK_SLOT}`;
  const text = `${'Grüße '.repeat(3)}${'x'.repeat(before)} ${url}\r\n`;
  return composeMessage(
    { subject: 'Link', text, html: `<p>${text}</p><a href="${url}">${url}</a>` },
    {
      from: { name: 'Us', address: 'us@northgate.example' },
      to: { name: 'Bo', address: 'bo@sysworks.example' },
      messageId: 'one@northgate.example',
      references: [],
      date: new Date('2029-03-05T10:00:00Z'),
    },
    [],
  );
}

describe('the link in a stored message', () => {
  it('reads as the contact’s token wherever the line breaks fall, and nothing else changes', async () => {
    let broken = 0;
    for (let before = 0; before < 80; before += 1) {
      const message = await stored(before);
      const secret = token();
      const filled = fillLink(message, secret);
      if (!message.includes(LINK_SLOT)) broken += 1;
      expect(filled).toHaveLength(message.length);
      const mail = await simpleParser(filled);
      expect(mail.text).toContain(`/r/${secret}`);
      expect(mail.html).toContain(`href="https://handover.example/r/${secret}"`);
      expect(`${String(mail.text)}${String(mail.html)}`).not.toContain('link-token');
      const differing = [...filled].filter((byte, at) => byte !== message[at]);
      expect(differing.length).toBeLessThanOrEqual(4 * 43);
    }
    expect(broken).toBeGreaterThan(10);
  });

  it('gives the same bytes for the same token, and other bytes for another', async () => {
    const message = await stored(10);
    const secret = token();
    expect(fillLink(message, secret)).toEqual(fillLink(message, secret));
    expect(fillLink(message, secret)).not.toEqual(fillLink(message, token()));
  });

  it('takes nothing that is not a token', async () => {
    const message = await stored(10);
    expect(() => fillLink(message, 'short')).toThrow('43 characters');
  });
});
