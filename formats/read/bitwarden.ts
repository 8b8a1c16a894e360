import { EMPTY_ENTRY, type Entry } from '../../domain/entries/entry';
import { opened } from './bitwarden-locked';
import { list, record, text } from './json';
import { CannotRead, type Reading, type Unlocking } from './reading';

/** Bitwarden's JSON: plain, or locked with a password of its own. One that is bound to an account opens nowhere else. */
export async function readBitwarden(json: unknown, with_: Unlocking): Promise<Reading> {
  const file = record(json);
  if (file.encrypted === true) {
    if (file.passwordProtected !== true) throw new CannotRead('account_bound');
    const locked = { kind: 'locked', format: 'bitwarden_json', keyFile: false } as const;
    if (with_.password === undefined) return { ...locked, wrong: false };
    const inner = await opened(file, with_.password);
    if (inner === null) return { ...locked, wrong: true };
    return readBitwarden(inner, {});
  }
  const folders = new Map(
    [...list(file.folders), ...list(file.collections)].map((one) => [
      text(record(one).id),
      text(record(one).name),
    ]),
  );
  const entries = list(file.items).map((item) => entryOf(record(item), folders));
  return { kind: 'entries', format: 'bitwarden_json', entries, lost: ['attachments'] };
}

function entryOf(item: Record<string, unknown>, folders: ReadonlyMap<string, string>): Entry {
  const login = record(item.login);
  const places = [item.folderId, ...list(item.collectionIds)].map(
    (id) => folders.get(text(id)) ?? '',
  );
  const other = ['card', 'identity', 'sshKey'].flatMap((kind) =>
    Object.entries(record(item[kind])).map(([name, value]) => ({
      name,
      value: text(value),
      secret: true,
    })),
  );
  const fields = list(item.fields).map((field) => {
    const { name, value, type } = record(field);
    return { name: text(name), value: text(value), secret: type === 1 };
  });
  return {
    ...EMPTY_ENTRY,
    folder: places.flatMap((place) => place.split('/')).filter((part) => part !== ''),
    title: text(item.name),
    user: text(login.username),
    password: text(login.password),
    addresses: list(login.uris)
      .map((one) => text(record(one).uri))
      .filter((one) => one !== ''),
    factor: text(login.totp),
    notes: text(item.notes),
    more: [...fields, ...other].filter(({ value }) => value !== ''),
  };
}
