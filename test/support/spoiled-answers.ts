import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Client } from 'pg';
import { EICAR } from './clamd';
import { newKeyPair } from '../../vault/open/age';
import { encryptTo } from '../../vault/seal/age';
import { toolPath } from './tools';

const run = promisify(execFile);
const CERTIFICATE =
  '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----\n';

/** What is sent for the catalogue's number, and what is done to it in the database before anybody looks. */
export interface Sent {
  catalogue: number;
  secret?: string;
  file?: Buffer;
  spoil?: (client: Client, itemId: string) => Promise<unknown>;
  /** What its sender reads; null when it stays. */
  note: string | null;
}

const flip = (column: string): string =>
  `set ${column} = set_byte(${column}, octet_length(${column}) - 20, 255 - get_byte(${column}, octet_length(${column}) - 20))`;
const ofItem = '(select id from files where item_id = $1)';

/** Every way in which what arrives may be of no use, and two in which it is. */
export function answersToSend(kdbx: Buffer): Record<string, Sent> {
  return {
    good: { catalogue: 1, note: null, file: Buffer.alloc(5_000_000, 'row;of;a;list\n') },
    'answer damaged': {
      catalogue: 2,
      spoil: (client, item) =>
        client.query(`update answers ${flip('sealed')} where item_id = $1`, [item]),
      note: 'This answer could not be read: it arrived damaged. Please send it again.',
    },
    'chunk damaged': {
      catalogue: 7,
      file: Buffer.from('the list'),
      spoil: (client, item) =>
        client.query(`update file_chunks ${flip('sealed')} where file_id in ${ofItem}`, [item]),
      note: 'A file could not be read: it arrived damaged. Please send it again.',
    },
    'chunks swapped': {
      catalogue: 8,
      file: Buffer.concat([Buffer.alloc(4 << 20, 1), Buffer.alloc(4 << 20, 2)]),
      spoil: (client, item) =>
        client.query(
          `update file_chunks c set sealed = o.sealed from file_chunks o
           where c.file_id in ${ofItem} and o.file_id = c.file_id and o.number = 3 - c.number`,
          [item],
        ),
      note: 'A file could not be read: it arrived damaged. Please send it again.',
    },
    'chunk of another handover': {
      catalogue: 24,
      file: Buffer.from('the list'),
      spoil: async (client, item) => {
        const { recipient } = await newKeyPair();
        const other = Buffer.from(await encryptTo([recipient], Buffer.alloc(1024, 'x')));
        await client.query(`update file_chunks set sealed = $2 where file_id in ${ofItem}`, [
          item,
          other,
        ]);
      },
      note: 'A file could not be read: it arrived damaged. Please send it again.',
    },
    'manifest of another file': {
      catalogue: 27,
      file: Buffer.from('another list'),
      spoil: (client, item) =>
        client.query(
          `update files set sealed_manifest = (select o.sealed_manifest from files o
           where o.item_id <> $1 and o.chunks = 1 order by o.received_at limit 1) where item_id = $1`,
          [item],
        ),
      note: 'A file could not be read: it arrived damaged. Please send it again.',
    },
    'chunk missing': {
      catalogue: 9,
      file: Buffer.alloc(5_000_000, 1),
      spoil: (client, item) =>
        client.query(`delete from file_chunks where number = 2 and file_id in ${ofItem}`, [item]),
      note: 'A file could not be read: part of it did not arrive. Please send it again.',
    },
    'file missing': {
      catalogue: 12,
      file: Buffer.from('the list'),
      spoil: (client, item) =>
        client.query('update files set removed_at = received_at where item_id = $1', [item]),
      note: 'A file that belongs to this answer did not arrive. Please send it again.',
    },
    'blank password': {
      catalogue: 14,
      secret: '   ',
      note: 'The password or key itself was empty.',
    },
    'certificate alone': {
      catalogue: 15,
      secret: CERTIFICATE.replaceAll('\n', ' '),
      file: Buffer.from(CERTIFICATE),
      note: 'The certificate came without its private key. Please send both, best in one PFX file.',
    },
    'kdbx cut': {
      catalogue: 16,
      file: kdbx.subarray(0, -41),
      note: 'The KeePass file is damaged or cut off.',
    },
    'kdbx whole': { catalogue: 19, file: kdbx, note: null },
    infected: {
      catalogue: 23,
      file: Buffer.from(`${EICAR}\n`),
      note: 'Our virus scanner found malicious software in a file, and it stays locked.',
    },
  };
}

/** A real database, made by KeePassXC. */
export async function keepassFile(): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'arrival-'));
  try {
    const file = path.join(folder, 'passwords.kdbx');
    const create = run(toolPath('keepassxc-cli'), ['db-create', '-p', '-t', '100', file]);
    create.child.stdin?.end('correct horse\ncorrect horse\n');
    await create;
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
