import type { Entry } from '../../domain/entries/entry';
import { readExport } from '../../formats/read/read-export';
import type { ReadEntries } from '../../formats/read/reading';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function entries(text: string): Promise<ReadEntries> {
  const read = await readExport(bytes(text));
  if (read.kind !== 'entries') throw new Error(JSON.stringify(read));
  return read;
}

function shown({ title, user, password, addresses, notes }: Entry): string {
  return [title, user, password, addresses.join(' '), notes].join('|');
}

describe('a table of passwords', () => {
  it('leaves no row of an export behind because a recovery key stands in one of them', async () => {
    const key = '111111-222222-333333-444444-555555-666666-777777-888888';
    const glue = await entries(
      `id,organization,name,password_category,username,password,notes\n1,F,Firewall,,admin,pw,\n2,F,PC-1,,admin,pw2,${key}\n`,
    );
    expect([glue.format, ...glue.entries.map(shown)]).toEqual([
      'it_glue',
      'Firewall|admin|pw||',
      `PC-1|admin|pw2||${key}`,
    ]);
    for (const other of [
      `System;Kennwort;Notiz\nFirewall;pw;\nPC-1;pw2;${key}\n`,
      `Computer;Key\nPC-1;${key}\nPC-2;another\n`,
    ]) {
      expect((await readExport(bytes(other))).kind).toBe('table');
    }
    const list = await entries(`ComputerName;Key;Serial\nPC-1;${key};S1\nPC-2;;S2\n`);
    expect([list.format, list.entries.map(({ title, more }) => [title, more])]).toEqual([
      'bitlocker',
      [['BitLocker PC-1', [{ name: 'Serial', value: 'S1', secret: true }]]],
    ]);
    const text = `BitLocker Drive Encryption recovery key\r\n\r\nTo verify, compare the start, then the end:\r\n\r\n\t11111111-2222-3333-4444-555555555555\r\n\r\nRecovery Key:\r\n\r\n\t${key}\r\n`;
    expect((await entries(text)).entries[0]?.password).toBe(key);
  });

  it('takes no row for a part of the one before, where a quote is not closed, nor the mark of a spreadsheet for a row', async () => {
    const bare = await entries('name,url,username,password\nA,,u,"pa\nB,,u,pb\nC,,u,p"c\n');
    expect(bare.entries.map(({ password }) => password)).toEqual(['"pa', 'pb', 'p"c']);
    expect(await readExport(bytes('name,url,username,password\n"A, B",,u,"pa\nB,,u,pb\n'))).toEqual(
      {
        kind: 'refused',
        reason: 'damaged',
      },
    );
    const marked = await entries('sep=;\r\nname;url;username;password\r\nA;;u,v;pa\r\n');
    expect(marked.entries.map(shown)).toEqual(['A|u,v|pa||']);
  });
});
