import { answerFields } from '../../domain/answers/answer-fields';
import { readAccounts } from '../../domain/answers/account-list';

describe('a list of accounts', () => {
  it('is read one a line, by comma, semicolon or tab, each account once', () => {
    const text =
      'Example Registrar, it@fern.example\nBackup;root\n\nPhone\tadmin\nBACKUP; ROOT\nGoDaddy';
    expect(readAccounts(text)).toEqual({
      names: ['Example Registrar (it@fern.example)', 'Backup (root)', 'Phone (admin)', 'GoDaddy'],
      left: 0,
    });
  });

  it('takes nothing that looks like a secret, and no third cell', () => {
    const text = 'Firewall, admin, S3cret!pass\nXk9#mQ2$vL\nNAS, Xk9#mQ2$vL\npassword: hunter2';
    expect(readAccounts(text)).toEqual({ names: ['Firewall (admin)', 'NAS'], left: 2 });
  });

  it('is bounded, and says how many lines it left', () => {
    const text = Array.from({ length: 230 }, (_, n) => `Service ${String(n)}`).join('\n');
    const { names, left } = readAccounts(`${text}\n${'x'.repeat(81)}`);
    expect([names.length, left]).toEqual([200, 31]);
  });

  it('is asked for with a mailbox and with second factors, whether sent or handed over', () => {
    const asked = (replyFields: string[], type: 'provided' | 'transferred' | 'promised') =>
      answerFields({ kind: 'account transfer', replyFields }, type).map(({ label }) => label);
    const mailbox = ['address', 'accounts registered to it'];
    expect(asked(mailbox, 'provided')).toContain('Accounts registered to it');
    expect(asked(mailbox, 'transferred')).toContain('Accounts registered to it');
    expect(asked(mailbox, 'promised')).not.toContain('Accounts registered to it');
    const factor = ['account', 'seed or joint swap slot', 'number owner'];
    expect(asked(factor, 'provided')).toContain('Accounts that it confirms');
    expect(asked(['account', 'PIN'], 'provided')).toEqual(['Account', 'PIN', 'Notes']);
  });
});
