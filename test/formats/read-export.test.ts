import { zipSync, strToU8 } from 'fflate';
import type { Entry } from '../../domain/entries/entry';
import { readExport } from '../../formats/read/read-export';
import type { Reading, ReadEntries } from '../../formats/read/reading';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function entries(file: Uint8Array | string): Promise<ReadEntries> {
  const read = await readExport(typeof file === 'string' ? bytes(file) : file);
  if (read.kind !== 'entries') throw new Error(JSON.stringify(read));
  return read;
}

/** What people would see of an entry. */
function shown({ title, user, password, addresses, factor, notes }: Entry): string {
  return [title, user, password, addresses.join(' '), factor, notes].join('|');
}

const SEED = 'GEZDGNBVGY3TQOJQ';

describe('an export is recognised by its content, and read as its program writes it', () => {
  it.each([
    [
      'it_glue',
      'id,organization,name,password_category,resource_type,resource_id,username,password,one_time_password,archived,url,notes\n1,Fern,Firewall,Network,,,admin,"p,""w",true,No,https://fw,n\n',
      'Firewall|admin|p,"w|https://fw||n',
    ],
    [
      'hudu',
      `name,company_name,username,password,otp_secret,url,description\nFirewall,Fern,admin,pw,${SEED},https://fw,d\n`,
      `Firewall|admin|pw|https://fw|${SEED}|d`,
    ],
    [
      'passportal',
      'Passportal ID (BLANK),Client Name,Credential,Username,Password,Description,Expires (Yes/No),Notes,URL,Folder(Optional),TOTP Secret\n,Fern,Login,admin,pw,Smith &amp; Sons,No,n,https://fw,Net,\n',
      'Smith & Sons|admin|pw|https://fw||n',
    ],
    [
      'itflow',
      `Name,Description,Username,Password,TOTP,URI\nFirewall,d,admin,"a\\""b",${SEED},https://fw\n`,
      `Firewall|admin|a\\"b|https://fw|${SEED}|d`,
    ],
    [
      'lastpass',
      `url,username,password,totp,extra,name,grouping,fav\nhttp://sn,,,,note text,A note,Net\\Fw,0\n`,
      'A note|||||note text',
    ],
    [
      'dashlane',
      `username,username2,username3,title,password,note,url,category,otpUrl\nadmin,,,Firewall,pw,n,https://fw,Net,\n`,
      'Firewall|admin|pw|https://fw||n',
    ],
    [
      'one_password_csv',
      `Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes\nFirewall,https://fw,admin,pw,otpauth://totp/x?secret=${SEED},false,false,,n\n`,
      `Firewall|admin|pw|https://fw|otpauth://totp/x?secret=${SEED}|n`,
    ],
    [
      'bitwarden_csv',
      `folder,favorite,type,name,notes,fields,reprompt,archivedDate,login_uri,login_username,login_password,login_totp\nNet,,login,Firewall,n,,0,,"https://fw,https://fw2",admin," pw ",${SEED}\n`,
      `Firewall|admin| pw |https://fw https://fw2|${SEED}|n`,
    ],
    [
      'keepassxc_csv',
      `"Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"\n"Root/Net","Firewall","admin","pw","https://fw","n","","0","x","y"\n`,
      'Firewall|admin|pw|https://fw||n',
    ],
    [
      'keepass_csv',
      `"Account","Login Name","Password","Web Site","Comments"\r\n"Firewall","admin","a\\"b\\\\","https://fw","two\r\nlines"\r\n`,
      'Firewall|admin|a"b\\|https://fw||two\r\nlines',
    ],
    [
      'chrome',
      'name,url,username,password,note\nFirewall,https://fw,admin,pw,n\n',
      'Firewall|admin|pw|https://fw||n',
    ],
    [
      'firefox',
      '"url","username","password","httpRealm","formActionOrigin","guid","timeCreated"\n"https://fw","admin","pw",,"","{x}","1"\n',
      '|admin|pw|https://fw||',
    ],
    [
      'keeper',
      `Net\\Fw,Firewall,admin,pw,https://fw,n,,TFC:Keeper,otpauth://totp/x?secret=${SEED}\n`,
      `Firewall|admin|pw|https://fw|otpauth://totp/x?secret=${SEED}|n`,
    ],
    [
      'laps',
      'DeviceName,DeviceId,Account,Password,PasswordExpirationTime\nPC-1,abc,admin,pw,2029\n',
      'PC-1|admin|pw|||',
    ],
    [
      'bitlocker',
      'ComputerName;Id;RecoveryPassword\nPC-1;{11111111-2222-3333-4444-555555555555};111111-222222-333333-444444-555555-666666-777777-888888\n',
      'BitLocker PC-1||111111-222222-333333-444444-555555-666666-777777-888888|||',
    ],
  ])('%s', async (format, text, wanted) => {
    const read = await entries(text);
    expect([read.format, ...read.entries.map(shown)]).toEqual([format, wanted]);
  });

  it('reads old encodings, and marks of byte order', async () => {
    const csv = 'name,url,username,password,note\nB\xfcro,https://x,j\xf6rg,\x80uro,\n';
    const old = Uint8Array.from(csv, (letter) => letter.charCodeAt(0));
    expect((await entries(old)).entries.map(shown)).toEqual(['Büro|jörg|€uro|https://x||']);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...Array.from('name,url,username,password\nä,,u,p\n', (l) => [
        l.charCodeAt(0) & 255,
        l.charCodeAt(0) >> 8,
      ]).flat(),
    ]);
    expect((await entries(utf16)).entries.map(shown)).toEqual(['ä|u|p|||']);
  });

  it('says what a format does not carry over', async () => {
    expect((await entries('name,url,username,password\na,b,c,d\n')).lost).toEqual([
      'factor',
      'folders',
    ]);
  });

  it('asks for LAPS in plain text where it was exported as an object', async () => {
    const read = await readExport(
      bytes('DeviceName,Account,Password\nPC,admin,System.Security.SecureString\n'),
    );
    expect(read).toEqual({ kind: 'refused', reason: 'secure_string' });
  });

  it('leaves columns that nobody knows to a person, with a guess', async () => {
    const read = await readExport(
      bytes('System;Benutzer;Kennwort;Ablage\nFirewall;admin;pw;Schrank\n'),
    );
    expect(read).toMatchObject({ kind: 'table', guess: ['title', 'user', 'password', 'more'] });
  });

  it('reads every vault of every account of a 1PUX, with documents', async () => {
    const item = {
      overview: { title: 'Firewall', urls: [{ url: 'https://fw' }] },
      details: {
        loginFields: [
          { designation: 'username', value: 'admin' },
          { designation: 'password', value: 'pw' },
        ],
        notesPlain: 'n',
        sections: [
          {
            fields: [
              { title: 'one-time password', value: { totp: SEED } },
              { title: 'PIN', value: { concealed: '0042' } },
            ],
          },
        ],
        documentAttributes: { documentId: 'doc1', fileName: 'zone.txt' },
      },
    };
    const vault = { attrs: { name: 'Net' }, items: [item] };
    const data = { accounts: [{ vaults: [vault] }, { vaults: [vault] }] };
    const read = await entries(
      zipSync({
        'export.data': strToU8(JSON.stringify(data)),
        'files/doc1__zone.txt': strToU8('zone'),
      }),
    );
    expect(read.entries.map(shown)).toEqual(
      Array(2).fill(`Firewall|admin|pw|https://fw|${SEED}|n`),
    );
    expect(read.entries[0]?.more).toEqual([{ name: 'PIN', value: '0042', secret: true }]);
    expect(
      read.entries[0]?.files.map(({ name, content }) => name + Buffer.from(content).toString()),
    ).toEqual(['zone.txtzone']);
  });

  it('finds the passwords in a ZIP of IT Glue, and the data in one of Bitwarden', async () => {
    const csv =
      'id,organization,name,password_category,username,password\n1,Fern,Firewall,,admin,pw\n';
    const glue = await entries(
      zipSync({ 'organizations.csv': strToU8('id\n'), 'export/passwords.csv': strToU8(csv) }),
    );
    expect([glue.format, glue.entries.length]).toEqual(['it_glue', 1]);
    const json = {
      encrypted: false,
      items: [{ type: 1, name: 'A', login: { username: 'u', password: 'p' } }],
    };
    const warden = await entries(zipSync({ 'data.json': strToU8(JSON.stringify(json)) }));
    expect(warden.entries.map(shown)).toEqual(['A|u|p|||']);
  });
});

describe('a file that was made to hurt is refused before it does', () => {
  const refusal = async (file: Uint8Array): Promise<Reading> => readExport(file);

  it.each([
    ['kdb', Uint8Array.of(3, 0xd9, 0xa2, 0x9a, 0x65, 0xfb, 0x4b, 0xb5, 0, 0, 0, 0)],
    ['kdbx_old', Uint8Array.of(3, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5, 1, 0, 2, 0)],
    ['doctype', bytes('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><KeePassFile/>')],
    ['account_bound', bytes('{"encrypted":true,"encKeyValidation_DO_NOT_EDIT":"x","data":"y"}')],
    ['empty', bytes('  \n')],
    ['unknown', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['unknown', bytes('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')],
    [
      'nothing_in_zip',
      zipSync({
        '../../evil.exe': strToU8('x'),
        'inner.zip': zipSync({ 'passwords.csv': strToU8('a') }),
      }),
    ],
    ['damaged', zipSync({ 'export.data': strToU8('{') })],
  ])('as %s', async (reason, file) => {
    expect(await refusal(file)).toEqual({ kind: 'refused', reason });
  });

  it('counts a bomb as it inflates, whatever its head says of sizes', async () => {
    const sheet = new Uint8Array(42 * 1024 * 1024);
    const bomb = zipSync({ 'xl/workbook.xml': sheet, 'passwords.csv': strToU8('a') }, { level: 1 });
    // Its head says that it is ten bytes long.
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(22, 10, true);
    expect(bomb.length).toBeLessThan(300_000);
    expect(await refusal(bomb)).toEqual({ kind: 'refused', reason: 'too_large' });
  });

  it('opens no ZIP that is locked, and says so', async () => {
    const locked = zipSync({ 'passwords.csv': strToU8('a,b\n') });
    locked[6] = (locked[6] ?? 0) | 1;
    expect(await refusal(locked)).toEqual({ kind: 'refused', reason: 'zip_locked' });
  });
});
