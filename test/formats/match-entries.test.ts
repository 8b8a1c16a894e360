import { answerOfEntries } from '../../domain/import/answer-of-entries';
import { matchEntries } from '../../domain/import/match-entries';
import { EMPTY_ENTRY, type Entry } from '../../domain/entries/entry';

const entry = (more: Partial<Entry>): Entry => ({ ...EMPTY_ENTRY, ...more });
const items = [
  { id: 'm365', name: 'M365 global admin', catalogueNumber: 1 },
  { id: 'registrar', name: 'Registrar/domain', catalogueNumber: 13 },
  { id: 'firewall', name: 'Router and firewall admin', catalogueNumber: 19 },
  { id: 'switches', name: 'Switches', alsoCalled: ['Commutateurs'], catalogueNumber: 23 },
  { id: 'passphrase', name: 'Backup passphrase', catalogueNumber: 37 },
  { id: 'console', name: 'Backup console', catalogueNumber: 36 },
  {
    id: 'keys',
    name: 'Clés des serveurs et des baies',
    alsoCalled: ['Server/cabinet keys'],
    catalogueNumber: 58,
  },
  { id: 'account', name: 'shop.example: office@fern.example', catalogueNumber: null },
];

describe('entries of an export and what is asked for', () => {
  it.each([
    [{ title: 'M365 Global Admin' }, 'm365', 'name'],
    [{ title: 'Office 365 tenant' }, 'm365', 'words'],
    [{ title: 'Cloud', addresses: ['https://login.microsoftonline.com/x'] }, 'm365', 'host'],
    [{ title: 'FW Berlin – FortiGate' }, 'firewall', 'words'],
    [{ title: 'Switch 3rd floor' }, 'switches', 'words'],
    [{ title: 'Veeam backup passphrase' }, 'passphrase', 'name'],
    [{ title: 'Veeam' }, 'console', 'words'],
    [{ title: 'GoDaddy', addresses: ['https://account.godaddy.com'] }, 'registrar', 'host'],
    [{ title: 'Shop', user: 'Office@fern.example' }, 'account', 'login'],
    [{ title: 'FortiGate', user: 'admin' }, 'firewall', 'words'],
    [{ title: 'Holiday calendar', user: 'admin' }, null, null],
    [{ title: 'Commutateurs' }, 'switches', 'name'],
    [{ title: 'Clés serveurs/baies' }, 'keys', 'name'],
    [{ title: 'Server/cabinet keys' }, 'keys', 'name'],
    [{ title: 'Pare-feu de l’agence' }, 'firewall', 'words'],
    [{ title: 'Datensicherung' }, 'console', 'words'],
    [{ title: 'Mot de passe' }, null, null],
    [{ title: 'Holiday calendar' }, null, null],
  ])('%j belongs to %s, by %s', (more, itemId, by) => {
    expect(matchEntries(items, [entry(more)])).toEqual([{ itemId, by }]);
  });

  it('follows our own list, and nothing that it says of items of others', () => {
    const rows = [entry({ title: 'x' }), entry({ title: 'Switches' })];
    expect(matchEntries(items, rows, ['firewall', 'somebody-else'])).toEqual([
      { itemId: 'firewall', by: 'list' },
      { itemId: 'switches', by: 'name' },
    ]);
  });
});

describe('an answer made of entries', () => {
  const login = { kind: 'login', replyFields: [] } as const;

  it('fills the item’s own fields, and keeps everything else beside them, secret', () => {
    const filled = answerOfEntries(
      login,
      [
        entry({
          title: 'FW',
          user: 'admin',
          password: ' p"w ',
          addresses: ['https://fw', 'https://fw2'],
          factor: 'GEZDGNBVGY3TQOJQ',
          notes: 'n',
          more: [{ name: 'PIN', value: '0042', secret: true }],
        }),
        entry({ title: 'FW 2', user: 'root', password: 'two' }),
      ],
      { also: 'Also' },
    );
    const value = (key: string): string | undefined => filled.find((one) => one.key === key)?.value;
    expect([
      value('address'),
      value('user'),
      value('password'),
      value('factor-seed'),
      value('factor'),
      value('notes'),
    ]).toEqual(['https://fw', 'admin', ' p"w ', 'GEZDGNBVGY3TQOJQ', 'app', 'n']);
    const beside = filled.filter((one) => one.key.startsWith('sent-'));
    expect(beside.map(({ label, value: text }) => [label, text])).toEqual([
      ['Title', 'FW'],
      ['Address', 'https://fw2'],
      ['PIN', '0042'],
      ['Also 2', 'Title: FW 2\nUser: root\nPassword: two'],
    ]);
    expect(beside.every((one) => one.secret)).toBe(true);
  });

  it('loses no value that a form’s field could not hold', () => {
    const long = 'x'.repeat(45_000);
    const filled = answerOfEntries(login, [entry({ password: 'two\nlines', notes: long })], {
      also: 'Also',
    });
    const text = filled.map((one) => one.value).join('');
    expect(text).toBe(`two\nlines${long}`);
  });
});
