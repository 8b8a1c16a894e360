import type { ExportFormat } from '../../../domain/hand-off/hand-off-rules';

export const FORMAT_WORDS: Readonly<Record<ExportFormat, { label: string; hint: string }>> = {
  kdbx: {
    label: 'KeePass file (KDBX 4)',
    hint: 'For KeePass, KeePassXC, and most vaults. Locked with a passphrase that is shown once. Files are in it.',
  },
  bitwarden: {
    label: 'Bitwarden JSON',
    hint: 'For Bitwarden and Vaultwarden. Importing it twice makes everything twice.',
  },
  age: {
    label: 'Sealed bundle (age)',
    hint: 'Everything with all files, in a ZIP that the age command opens: with a passphrase, or the next vault’s own key.',
  },
  it_glue: {
    label: 'IT Glue CSV',
    hint: 'For its import, where the columns are mapped on screen.',
  },
  hudu: { label: 'Hudu CSV', hint: 'For its import of passwords.' },
  itflow: { label: 'ITFlow CSV', hint: 'For its import of credentials of one client.' },
  xlsx: {
    label: 'Spreadsheet for people (XLSX)',
    hint: 'To read, print or check. Nothing in it is a formula.',
  },
};

/** What could not be written as it was, for the person who imports it. */
const REMARKS: Readonly<Record<string, string>> = {
  in_attachment:
    'a value that KeePass would change, such as the placeholder {TITLE}, is in an attachment of its entry',
  address_in_notes: 'an address that is no harmless link stands in the notes, as text',
  seed_in_notes:
    'a second factor that this vault would not understand stands as text, not where codes are made',
  characters_left_out:
    'unprintable characters are left out of a name, user, address or note, never of a password',
  files_left_out:
    'files are not in this format. Take them from the item’s page, or make a sealed bundle',
  quotes: 'quotes inside the data, of which the import guide warns. Compare after the import',
  formula: 'a spreadsheet would take a cell for a formula. Import the file, do not open it in one',
  notes_split: 'notes too long for the server go on in a secure note',
  notes_cut: 'notes too long for this vault are cut. Take them from another format',
  value_left_out:
    'a value is NOT in the file, because it is longer than this vault holds. Take it from another format',
  renamed: 'numbered or shortened, because the import would skip or refuse the name',
  unreadable: 'NOT in the file where it came damaged or cannot be opened',
  left_out: 'NOT in the file, because this vault cannot hold it. Add it by hand',
};

export function remarkSentence(code: string): string {
  return REMARKS[code] ?? code.replaceAll('_', ' ');
}

/** The order of a page: what is missing first. */
export function remarkCodes(remarks: Readonly<Record<string, unknown>>): string[] {
  const order = [
    'left_out',
    'unreadable',
    'value_left_out',
    'notes_cut',
    'files_left_out',
    ...Object.keys(REMARKS),
  ];
  return [...new Set(order)].filter((code) => code in remarks);
}
