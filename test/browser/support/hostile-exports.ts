import { EMPTY_ENTRY, type Entry } from '../../../domain/entries/entry';

const entry = (more: Partial<Entry>): Entry => ({ ...EMPTY_ENTRY, ...more });
/** What a password may look like. */
export const SECRET = ' Kanari "Vogel" =1+1 ';

/** What a hostile previous MSP might keep in its vault. */
export const ENTRIES = [
  entry({
    title: 'Office 365 tenant',
    user: 'admin@fern.example',
    password: SECRET,
    factor: 'GEZDGNBVGY3TQOJQ',
    files: [{ name: '../zone\r\n.txt', content: Buffer.from('zone') }],
  }),
  entry({ title: 'Backup passphrase', password: 'passphrase Kanari' }),
  entry({
    title: '<img src=x onerror=alert(1)>',
    user: '=cmd|x',
    password: 'stray Kanari',
    addresses: ['javascript:alert(1)'],
    files: [{ name: '../door\r\n.pdf', content: Buffer.from('%PDF-1.7 door') }],
  }),
  entry({
    title: 'Coffee machine',
    password: 'coffee Kanari',
    files: [{ name: 'beans.txt', content: Buffer.from('beans') }],
  }),
  entry({ title: 'Private', password: 'left out Kanari' }),
];

/** Files that are no export, and what is said of them. */
export const HOSTILE: readonly (readonly [string, string, string])[] = [
  [
    'a virus’ signature',
    'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
    'We do not know this kind of file',
  ],
  [
    'a picture with a script',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'We do not know this kind of file',
  ],
  [
    'an XML with a document type',
    '<!DOCTYPE a [<!ENTITY b "c">]><KeePassFile/>',
    'no export needs',
  ],
];
