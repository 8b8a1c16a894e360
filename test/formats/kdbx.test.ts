import fc from 'fast-check';
import { EMPTY_ENTRY, type Entry } from '../../domain/entries/entry';
import { safeName } from '../../api/plugins/attachment';
import { writeKdbx } from '../../formats/write/kdbx';
import type { Remarks } from '../../formats/write/written';
import { describeWith } from '../support/tools';
import { allEntries, attachment, keepassxc, shown, type Locked } from './keepassxc';

const PASSWORD = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ23';
const at = new Date('2029-03-05T10:00:00Z');
const entry = (more: Partial<Entry>): Entry => ({ ...EMPTY_ENTRY, title: 'One', ...more });

async function write(entries: readonly Entry[]): Promise<Locked & { remarks: Remarks }> {
  const made = await writeKdbx(entries, { name: 'Fern Logistics', password: PASSWORD, at });
  return { ...made, password: PASSWORD };
}

describeWith('keepassxc-cli', 'a KeePass file for the next vault', () => {
  it('opens in KeePassXC with groups, Unicode, attachments, own fields and codes', async () => {
    const made = await write([
      entry({
        folder: ['Identity & mail'],
        title: 'Büro 365 – Zürich 😀',
        user: 'admin@fern.example',
        password: ' pÄss "wört" <&> \u00a0',
        addresses: ['https://login.example/', 'rdp://dc1.fern.example'],
        // The key of RFC 6238, Appendix B, as a person writes it down.
        factor: 'gezd gnbv-gy3t qojq GEZDGNBVGY3TQOJQ',
        notes: 'line one\nline two',
        more: [{ name: 'PIN', value: '0042', secret: true }],
        files: [{ name: 'zone ümlaut.txt', content: Buffer.from('exact\r\nbytes\0') }],
      }),
    ]);
    expect(made.remarks).toEqual({});
    const place = 'Identity & mail/Büro 365 – Zürich 😀';
    const [read] = allEntries(made);
    expect(read).toMatchObject({
      Group: 'Fern Logistics/Identity & mail',
      Title: 'Büro 365 – Zürich 😀',
      Username: 'admin@fern.example',
      Password: ' pÄss "wört" <&> \u00a0',
      URL: 'https://login.example/',
      Notes: 'line one\nline two',
      TOTP: expect.stringContaining('secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ') as string,
    });
    expect(shown(made, place, 'PIN')).toBe('0042');
    expect(shown(made, place, 'KP2A_URL')).toBe('rdp://dc1.fern.example');
    expect(attachment(made, place, 'zone ümlaut.txt').toString()).toBe('exact\r\nbytes\0');
    const code = keepassxc(made, { name: 'show', options: ['-t'], args: [place] }).toString();
    expect(code).toMatch(/^\d{6}\n$/);
    const info = keepassxc(made, { name: 'db-info' }).toString();
    expect(info).toMatch(/Argon2id/);
  });

  it('resolves no placeholder, runs no address and types nothing that was sent in', async () => {
    const made = await write([
      entry({ title: 'Domain Admin', password: 'the other secret' }),
      entry({
        title: 'Evil {PASSWORD}',
        user: '{REF:U@T:Domain Admin}',
        password: '{REF:P@T:Domain Admin}',
        addresses: [
          'cmd://calc.exe',
          'javascript:alert(1)',
          '\\\\evil\\share',
          'https://x/{TITLE}',
        ],
        notes: 'see {REF:P@T:Domain Admin} and %PATH%',
        more: [
          { name: '_EXEC_CMD', value: '1', secret: false },
          { name: 'KPH: {PASSWORD}', value: 'x', secret: false },
          { name: 'TOTP Seed', value: 'GEZDGNBVGY3TQOJQ', secret: true },
          { name: 'Key', value: '{REF:P@T:Domain Admin}', secret: true },
          { name: '../../.profile', value: '{TITLE}', secret: false },
        ],
        factor: '{REF:P@T:Domain Admin}',
        files: [{ name: '../..\\evil.sh', content: Buffer.from('x') }],
      }),
    ]);
    expect(made.remarks).toEqual({ in_attachment: [1], address_in_notes: [1], seed_in_notes: [1] });
    const place = 'Evil (PASSWORD)';
    const all = keepassxc(made, {
      name: 'show',
      options: ['-s', '--all', '--show-attachments'],
      args: [place],
    }).toString();
    expect(all).not.toContain('the other secret');
    expect(all).toContain('URL: https://x/%7BTITLE%7D');
    expect(all).not.toMatch(/^(_EXEC_CMD|KPH|TOTP Seed)/m);
    expect(all).toContain('Address, not to be opened unseen: cmd://calc.exe');
    // No program that saves attachments under their names leaves the folder that it was told.
    expect(all.split('Attachments:')[1]).toMatch(/profile\.txt[^]*evil\.sh/);
    expect(all.split('Attachments:')[1]).not.toMatch(/[/\\]/);
    for (const file of ['password.txt', 'user.txt', 'Key.txt', 'Second factor.txt']) {
      expect(attachment(made, place, file).toString()).toMatch(/^\{REF:[PU]@T:Domain Admin\}$/);
    }
    expect(attachment(made, place, 'notes.txt').toString()).toContain('%PATH%');
  });

  it('takes no longer for what was made to be slow to look through', async () => {
    const slow = { factor: `${'='.repeat(200_000)}a`, password: '{'.repeat(200_000) };
    const [read] = allEntries(await write([entry(slow)]));
    expect(read?.Password).toBe(slow.password);
    expect(safeName(`x${'.'.repeat(200_000)}x`)).toHaveLength(180);
  });

  it('always opens, with every password exact, whatever characters were sent', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        fc.constantFrom(
          ...Array.from('\0\x01\x0b\x1f\ufffe\uffff\ufeff\ud800\t\r\n"\'\\<>&=+@{}%]'),
        ),
      ),
      maxLength: 40,
    });
    const one = fc.record({
      title: text,
      user: text,
      password: text,
      notes: text,
      address: text,
      factor: text,
      field: text,
      value: text,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 120, maxLength: 120 }), async (list) => {
        const made = await write(
          list.map((of, index) =>
            entry({
              ...of,
              title: `${index} ${of.title}`,
              addresses: [of.address],
              more: [{ name: of.field, value: of.value, secret: index % 2 === 0 }],
            }),
          ),
        );
        const read = allEntries(made);
        expect(read).toHaveLength(list.length);
        for (const [index, { password }] of list.entries()) {
          if (made.remarks.in_attachment?.includes(index)) continue;
          // A half of a character has no form in any file.
          expect(read[index]?.Password).toBe(password.replaceAll(/\p{Cs}/gu, '\ufffd'));
        }
      }),
      // Shrinking would open hundreds of databases; the values of the failing one are named anyway.
      { numRuns: 4, endOnFailure: true },
    );
  });
});
