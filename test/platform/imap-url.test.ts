import { ConfigError, readConfig } from '../../platform/config';

function sentences(address: string): readonly string[] {
  try {
    readConfig({ IMAP_URL: address });
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
  }
  return [];
}

const LIKE = 'like imaps://user:password@mail.example.com:993/INBOX.';

describe('the mailbox that is read', () => {
  it.each([
    ['http://mail.example.com', `The setting IMAP_URL must be an address ${LIKE}`],
    ['mail.example.com', `The setting IMAP_URL must be an address ${LIKE}`],
    ['imaps://', `The setting IMAP_URL must name the mail server, ${LIKE}`],
    [
      'imaps://mail.example.com/INBOX',
      `The setting IMAP_URL must name a user and a password, ${LIKE}`,
    ],
    [
      'imaps://only-a-user@mail.example.com',
      `The setting IMAP_URL must name a user and a password, ${LIKE}`,
    ],
    [
      'imaps://user:pass%zz@mail.example.com',
      'The setting IMAP_URL has a % that encodes nothing: write %25 for the sign itself.',
    ],
  ])('is refused in one sentence that says how to write it: %s', (address, sentence) => {
    expect(sentences(address)).toEqual([sentence]);
    expect(sentence).not.toContain('pass%zz');
  });

  it('is read in parts, with what an address cannot hold decoded', () => {
    expect(
      readConfig({ IMAP_URL: 'imap://us%40example.com:p%2Fw@mail.example.com/In%20here' }).imap,
    ).toEqual({
      host: 'mail.example.com',
      port: 143,
      secure: false,
      user: 'us@example.com',
      password: 'p/w',
      folder: 'In here',
    });
  });
});
