import * as kdbxweb from 'kdbxweb';
import { isHarmlessAddress, withoutBraces } from '../../domain/entries/address';
import type { Entry } from '../../domain/entries/entry';
import { factorAddress, readFactor } from '../../domain/entries/factor';
import { argon2 } from '../argon2';
import { fieldName, textFor, withoutPlaceholders, wouldChange } from './kdbx-fields';
import { addressesOf, RemarkList, type Written } from './written';

/** RFC 9106: 64 MiB, 3 passes, 2 lanes: a quarter of a second for us, the same for every guess. */
const ARGON2_BYTES = 64 * 1024 * 1024;
const ARGON2_PASSES = 3;
const ARGON2_LANES = 2;

/**
 * A KDBX 4 database (KeePass, KeePassXC) that opens with this password. Made anew, never from a file that was sent
 * in: nothing in it types, runs or refers by itself. Passwords and seeds are exact.
 */
export async function writeKdbx(
  entries: readonly Entry[],
  options: { name: string; password: string; at: Date },
): Promise<Written> {
  kdbxweb.CryptoEngine.setArgon2Impl(argon2);
  const credentials = new kdbxweb.Credentials(kdbxweb.ProtectedValue.fromString(options.password));
  const database = kdbxweb.Kdbx.create(credentials, textFor(options.name).text);
  strengthen(database);
  const list = new RemarkList();
  const groups = new Map<string, kdbxweb.KdbxGroup>();
  for (const [index, entry] of entries.entries()) {
    const made = database.createEntry(groupFor(database, groups, entry.folder));
    await new EntryWriter(database, made, (code) => list.add(code, index)).fill(entry);
    made.times.creationTime = made.times.lastModTime = options.at;
  }
  const bytes = new Uint8Array(await database.save());
  return { bytes, remarks: list.remarks };
}

function strengthen({ header }: kdbxweb.Kdbx): void {
  header.setKdf(kdbxweb.Consts.KdfId.Argon2id);
  const { UInt64, UInt32 } = kdbxweb.VarDictionary.ValueType;
  const kdf = header.kdfParameters;
  if (!kdf) throw new Error('a new database has parameters');
  kdf.set('M', UInt64, kdbxweb.Int64.from(ARGON2_BYTES));
  kdf.set('I', UInt64, kdbxweb.Int64.from(ARGON2_PASSES));
  kdf.set('P', UInt32, ARGON2_LANES);
}

function groupFor(
  database: kdbxweb.Kdbx,
  groups: Map<string, kdbxweb.KdbxGroup>,
  folder: readonly string[],
): kdbxweb.KdbxGroup {
  let group = database.getDefaultGroup();
  for (const [depth, name] of folder.entries()) {
    const key = JSON.stringify(folder.slice(0, depth + 1));
    const known = groups.get(key);
    group = known ?? database.createGroup(group, withoutPlaceholders(textFor(name).text));
    if (!known) groups.set(key, group);
  }
  return group;
}

/** What makes a way to another folder of a name, where a program saves attachments under their names. */
const PLACES = /[/\\:]/g;

type Say = (
  code: 'in_attachment' | 'address_in_notes' | 'seed_in_notes' | 'characters_left_out',
) => void;

class EntryWriter {
  readonly #names = new Set<string>();
  readonly #files = new Set<string>();
  /** What the notes say about where things are. */
  readonly #told: string[] = [];

  constructor(
    private readonly database: kdbxweb.Kdbx,
    private readonly made: kdbxweb.KdbxEntry,
    private readonly say: Say,
  ) {}

  async fill(entry: Entry): Promise<void> {
    this.made.autoType.enabled = false;
    this.made.fields.set('Title', withoutPlaceholders(this.#clear(entry.title)));
    await this.#set('UserName', 'user', { value: entry.user, secret: false });
    await this.#set('Password', 'password', { value: entry.password, secret: true });
    const { first, others } = addressesOf(entry, isHarmlessAddress);
    this.made.fields.set('URL', withoutBraces(this.#clear(first)));
    this.#addresses(others);
    await this.#factor(entry);
    for (const { name, value, secret } of entry.more) {
      const free = fieldName(name, this.#names);
      await this.#set(free, free, { value, secret });
    }
    for (const file of entry.files) await this.#attach(file.name, file.content);
    await this.#notes(entry.notes);
  }

  #clear(value: string): string {
    const { text, changed } = textFor(value);
    if (changed) this.say('characters_left_out');
    return text;
  }

  /** A protected field is kept as bytes, so that any character is exact; others are text of the XML. */
  async #set(field: string, shown: string, of: { value: string; secret: boolean }): Promise<void> {
    if (wouldChange(of.value)) {
      const name = await this.#attach(`${shown}.txt`, Buffer.from(of.value, 'utf8'));
      this.#told.push(`The ${shown} is in the attachment “${name}”: KeePass would change it.`);
      this.say('in_attachment');
      return;
    }
    this.made.fields.set(
      field,
      of.secret ? kdbxweb.ProtectedValue.fromString(of.value) : this.#clear(of.value),
    );
  }

  #addresses(others: readonly string[]): void {
    for (const [index, address] of others.entries()) {
      if (isHarmlessAddress(address)) {
        // The name by which KeePass programs know further addresses.
        const name = index === 0 ? 'KP2A_URL' : `KP2A_URL_${index}`;
        this.made.fields.set(name, withoutBraces(this.#clear(address)));
      } else {
        this.#told.push(`Address, not to be opened unseen: ${withoutPlaceholders(address)}`);
        this.say('address_in_notes');
      }
    }
  }

  async #factor({ factor, title }: Entry): Promise<void> {
    if (factor === '') return;
    const read = readFactor(factor);
    if (read) {
      const address = factorAddress(read, withoutPlaceholders(title));
      this.made.fields.set('otp', kdbxweb.ProtectedValue.fromString(address));
      return;
    }
    this.say('seed_in_notes');
    const free = fieldName('Second factor', this.#names);
    await this.#set(free, free, { value: factor, secret: true });
  }

  async #notes(notes: string): Promise<void> {
    const keep = !wouldChange(notes);
    if (!keep) {
      const name = await this.#attach('notes.txt', Buffer.from(notes, 'utf8'));
      this.#told.push(`The notes are in the attachment “${name}”: KeePass would change them.`);
      this.say('in_attachment');
    }
    const told = this.#told.map((line) => withoutPlaceholders(this.#clear(line)));
    const own = keep && notes !== '' ? [this.#clear(notes)] : [];
    this.made.fields.set('Notes', [...own, ...told].join('\n'));
  }

  async #attach(name: string, content: Uint8Array): Promise<string> {
    const free = fieldName(name.replaceAll(PLACES, '_'), this.#files);
    const copy = new Uint8Array(content);
    this.made.binaries.set(free, await this.database.createBinary(copy.buffer));
    return free;
  }
}
