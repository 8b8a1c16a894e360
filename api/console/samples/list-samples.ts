import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import YAML from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../../platform/paths';

export interface Sample {
  /** Of its file in samples/, without the ending. */
  name: string;
  clientName: string;
  previousMspName: string;
  /** So that pressing the button twice loads it once. */
  key: string;
}

const sampleSchema = z.object({
  client: z.object({ name: z.string() }),
  previousMsp: z.object({ name: z.string() }),
});

function folder(): string {
  return path.join(projectRoot(), 'samples');
}

async function sampleNames(): Promise<string[]> {
  const files = (await readdir(folder())).filter((file) => file.endsWith('.yaml')).sort();
  return files.map((file) => path.parse(file).name);
}

/** The samples that an empty board offers, by name. */
export async function listSamples(): Promise<Sample[]> {
  const names = await sampleNames();
  return Promise.all(
    names.map(async (name) => {
      const { client, previousMsp } = sampleSchema.parse(await readSample(name));
      return {
        name,
        clientName: client.name,
        previousMspName: previousMsp.name,
        key: randomUUID(),
      };
    }),
  );
}

/** A sample as an input of a new handover; undefined when there is none of this name. */
export async function readSample(name: string): Promise<unknown> {
  // Looked up, never joined to a path unseen.
  if (!(await sampleNames()).includes(name)) return undefined;
  return YAML.parse(await readFile(path.join(folder(), `${name}.yaml`), 'utf8'));
}
