import { open, rm, type FileHandle } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { makeExport } from '../../api/console/hand-off/make-export';
import { readExportChunks } from '../../db/export-chunks';
import { recordExportDownload } from '../../db/exports';
import { EXPORT_FORMATS, isExportFormat } from '../../domain/hand-off/hand-off-rules';
import { Refusal } from '../../domain/problem';
import { checkReason } from '../../domain/reveal/reason';
import { systemClock } from '../../platform/clock';
import { ConfigError } from '../../platform/config';
import { vaultOf } from '../../vault/open/configured';
import { keyFilesIn, systemCodeOf } from '../../vault/open/key-files';
import { isRecipient } from '../../vault/seal/age';
import { reach, type Reach } from '../keys/reach';
import { Trouble } from '../trouble';

interface Asked {
  handover: string;
  format: (typeof EXPORT_FORMATS)[number];
  reason: string;
  out: string;
  accepted: boolean;
  recipient: string | null;
}

/** Throws Trouble with what is wrong. */
function asked(args: string[]): Asked {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: '' },
      reason: { type: 'string', default: '' },
      out: { type: 'string', default: '' },
      accepted: { type: 'boolean', default: false },
      recipient: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { format, out, recipient = null } = values;
  if (!isExportFormat(format)) throw new Trouble(`Formats are: ${EXPORT_FORMATS.join(', ')}.`);
  if (out === '') throw new Trouble('Name the file to write with --out.');
  if (recipient !== null && !isRecipient(recipient)) {
    throw new Trouble('A public age key has 62 characters and begins with age1.');
  }
  const reason = checkReason('other', values.reason).words;
  return {
    handover: positionals[0] ?? '',
    format,
    reason,
    out,
    accepted: values.accepted,
    recipient,
  };
}

async function handoverId({ db }: Reach, named: string): Promise<string> {
  const row = await db
    .selectFrom('handovers')
    .select('id')
    .where((e) => e.or([e('number', '=', named), e(e.cast<string>('id', 'text'), '=', named)]))
    .executeTakeFirst();
  if (!row) throw new Trouble(`There is no handover ${named}.`);
  return row.id;
}

/** Makes a file for the next vault as the console does, and fetches it: all of it is in the log. */
async function exportTo(at: Reach, of: Asked, out: FileHandle): Promise<Made> {
  const { db, keystore, config } = at;
  const files = keyFilesIn(config.home);
  const settings = {
    ...config,
    vaultKeyFile: config.vaultKeyFile ?? files.vaultKey,
    signingKeyFile: config.signingKeyFile ?? files.signingKey,
    recoveryRecipient: at.recovery,
  };
  const vault = await vaultOf(settings, keystore);
  const id = await handoverId(at, of.handover);
  const act = {
    handoverId: id,
    by: `staff:${userInfo().username} (command line)`,
    at: systemClock.now(),
  };
  const { id: exportId, passphrase } = await makeExport(
    { db, vault },
    {
      ...act,
      format: of.format,
      which: of.accepted ? 'accepted' : 'arrived',
      reason: of.reason,
      recipient: of.format === 'age' ? of.recipient : null,
    },
  );
  const row = await recordExportDownload(db, { ...act, exportId }).catch(waitsFor);
  if (row instanceof Refusal) return { passphrase, out: null, waits: row.sentence };
  const opener = await vault.unlock(id);
  const manifest = await opener.openManifest(row.sealed_manifest);
  const content = opener.openFile(manifest, readExportChunks(db, row));
  await pipeline(Readable.from(content, { objectMode: false }), out.createWriteStream());
  return { passphrase, out: path.resolve(of.out), waits: null };
}

interface Made {
  /** Shown now and never again, also of a file that waits. */
  passphrase: string | null;
  /** Null where nothing was written. */
  out: string | null;
  /** Why it is made, and cannot be fetched yet. */
  waits: string | null;
}

function waitsFor(error: unknown): Refusal {
  if (error instanceof Refusal && error.code === 'second_person_missing') return error;
  throw error;
}

/** Before anything is opened. A file that is there already is somebody's: it is not written over. Throws Trouble. */
async function newFile(name: string): Promise<FileHandle> {
  try {
    return await open(name, 'wx', 0o600);
  } catch (error) {
    const code = systemCodeOf(error);
    throw new Trouble(
      code === 'EEXIST'
        ? `${name} is there already, and is not written over.`
        : `${name} cannot be written (${code}).`,
    );
  }
}

/** Takes the file away where nothing was written into it, or not to its end. */
async function intoNewFile(name: string, write: (out: FileHandle) => Promise<Made>): Promise<Made> {
  const out = await newFile(name);
  let made: Made | undefined;
  try {
    made = await write(out);
    return made;
  } finally {
    await out.close();
    if (made?.waits !== null) await rm(name, { force: true });
  }
}

async function main(): Promise<void> {
  const of = asked(process.argv.slice(2));
  const at = await reach(process.env);
  try {
    const made = await intoNewFile(path.resolve(of.out), (out) => exportTo(at, of, out));
    if (made.waits !== null) process.exitCode = 4;
    const lines = [
      made.waits === null
        ? `Written: ${made.out ?? ''}`
        : `Made, and not fetched. ${made.waits} Then download it from the handover’s page “Next vault”.`,
      ...(made.passphrase === null ? [] : [`It opens with, shown once: ${made.passphrase}`]),
    ];
    const json = process.argv.includes('--json');
    process.stdout.write(json ? `${JSON.stringify(made)}\n` : `${lines.join('\n')}\n`);
  } finally {
    await at.close();
  }
}

main().catch((error: unknown) => {
  const sentence = error instanceof Refusal ? error.sentence : undefined;
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.message : String(error))}\n`);
  if (error instanceof ConfigError) process.exitCode = 2;
  else process.exitCode = error instanceof Trouble || error instanceof Refusal ? 4 : 3;
});
