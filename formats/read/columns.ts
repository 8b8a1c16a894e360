import { EMPTY_ENTRY, type Entry } from '../../domain/entries/entry';
import { plainName } from './names';
import { KNOWN, type Known } from './known-columns';
import type { ColumnUse, Lost, SourceFormat, Table } from './reading';

export interface ByColumns {
  format: SourceFormat;
  entries: Entry[];
  lost: Lost[];
}

/** Reads a table whose columns we know; null when a person has to say what they are. */
export function readKnown(table: Table): ByColumns | null {
  const names = table.header.map(plainName);
  const known = KNOWN.find(({ signature }) => signature.every((name) => names.includes(name)));
  if (!known) return null;
  const uses = names.map(
    (name) => (Object.hasOwn(known.uses, name) ? known.uses[name] : known.rest) ?? 'skip',
  );
  const entries = mapped(table, uses, known);
  const hasFactor = uses.includes('factor') || known.format === 'laps';
  const lost = known.lost.filter((one) => one !== 'factor' || !hasFactor);
  return {
    format: known.format,
    entries: entries.map((entry) => ofFormat(known.format, entry)),
    lost,
  };
}

/** Of a table of which somebody, or we, said what each column is for. */
export function mapped(
  { header, rows }: Table,
  uses: readonly ColumnUse[],
  of: Pick<Known, 'manyAddresses' | 'folders'> = {},
): Entry[] {
  return rows.map((row) => {
    const cells = uses.map((use, at) => ({ use, name: header[at] ?? '', value: row[at] ?? '' }));
    const all = (use: ColumnUse): string[] =>
      cells.filter((cell) => cell.use === use && cell.value !== '').map((cell) => cell.value);
    const [password = '', ...morePasswords] = all('password');
    const addresses = all('address').flatMap((text) => text.split(of.manyAddresses ?? /\n/));
    const more = cells
      .filter((cell) => cell.use === 'more' && cell.value !== '')
      .map(({ name, value }) => ({ name: name || 'More', value, secret: true }));
    return {
      ...EMPTY_ENTRY,
      folder: all('folder').flatMap((text) => text.split(of.folders ?? /\n/)),
      title: all('title').join(' '),
      user: all('user')[0] ?? '',
      password,
      addresses: addresses.map((one) => one.trim()).filter((one) => one !== ''),
      factor: all('factor')[0] ?? '',
      notes: all('notes').join('\n\n'),
      more: [...more, ...morePasswords.map((value) => ({ name: 'Password', value, secret: true }))],
    };
  });
}

function ofFormat(format: SourceFormat, entry: Entry): Entry {
  // LastPass writes a secure note as a login of this address.
  if (format === 'lastpass' && entry.addresses[0] === 'http://sn')
    return { ...entry, addresses: [] };
  if (format === 'passportal')
    return { ...entry, title: unescaped(entry.title), folder: entry.folder.map(unescaped) };
  return entry;
}

/** Passportal writes names as they stand in its pages. */
function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

const SYNONYMS: Readonly<Record<Exclude<ColumnUse, 'more' | 'skip'>, RegExp>> = {
  password:
    /^(password|passwort|kennwort|pass|pwd|secret|motdepasse|contraseña|clave|key|passphrase|pin|loginpassword)$/u,
  user: /^(user|username|login|loginname|account|accountname|benutzer|benutzername|utilisateur|usuario|email|mail|id|userid)$/u,
  factor: /^(totp|otp|otpauth|2fa|mfa|totpsecret|otpsecret|secretkey|seed|authenticator)$/u,
  address:
    /^(url|uri|website|web|site|address|adresse|host|hostname|server|ip|ipaddress|dirección|link|loginuri)$/u,
  notes: /^(notes?|comments?|description|notizen?|bemerkung|remarques?|notas?|extra|details)$/u,
  folder:
    /^(folder|group|category|ordner|gruppe|kategorie|grouping|dossier|carpeta|client|organization|company|tags?)$/u,
  title:
    /^(title|name|item|entry|titel|bezeichnung|titre|nom|título|nombre|service|system|device|computername|devicename)$/u,
};

/** What each column may be for, from its name; everything that is not known goes along as a field of its own. */
export function guessed(header: readonly string[]): ColumnUse[] {
  const uses = Object.keys(SYNONYMS) as (keyof typeof SYNONYMS)[];
  return header.map((name) => uses.find((use) => SYNONYMS[use].test(plainName(name))) ?? 'more');
}
