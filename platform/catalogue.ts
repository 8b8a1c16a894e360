import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import YAML from 'yaml';
import { z } from 'zod';
import type {
  Catalogue,
  CatalogueItem,
  Playbook,
  PlaybookEntry,
} from '../domain/catalogue/catalogue';
import { CRITICALITIES, KINDS } from '../domain/items/item';
import { projectRoot } from './paths';

const yesNo = z.enum(['yes', 'no']).transform((text) => text === 'yes');
const count = z.string().regex(/^\d+$/).transform(Number);
const numbers = z
  .string()
  .regex(/^(\d+( \d+)*)?$/)
  .transform((text) => (text === '' ? [] : text.split(' ').map(Number)));

const rowSchema = z
  .object({
    number: count,
    group: z.string().min(1),
    item: z.string().min(1),
    kind: z.enum(KINDS),
    criticality: z.enum(CRITICALITIES),
    visibility: z.enum(['obvious', 'often missed']),
    unrecoverable: yesNo,
    recovery_working_days: count,
    reply_fields: z.string(),
    if_it_never_arrives: z.string(),
    leans_on_any_of: numbers,
    not_before: numbers,
    only_they_can_release: yesNo,
  })
  .transform((row): CatalogueItem => ({
    number: row.number,
    group: row.group,
    name: row.item,
    kind: row.kind,
    criticality: row.criticality,
    oftenMissed: row.visibility === 'often missed',
    unrecoverable: row.unrecoverable,
    recoveryWorkingDays: row.recovery_working_days,
    replyFields: row.reply_fields.split(',').map((field) => field.trim()),
    ifItNeverArrives: row.if_it_never_arrives,
    leansOnAnyOf: row.leans_on_any_of,
    notBefore: row.not_before,
    onlyTheyCanRelease: row.only_they_can_release,
  }));

const step = z
  .union([z.string(), z.object({ step: z.string(), unverified: z.boolean().default(false) })])
  .transform((given) => (typeof given === 'string' ? { step: given, unverified: false } : given));
const steps = z
  .array(step)
  .nullish()
  .transform((given) => given ?? []);

const entrySchema = z
  .object({
    number: z.int(),
    name: z.string(),
    reply_hint: z.string(),
    recover: steps,
    rotate: steps,
    revoke: steps,
    proof: z
      .object({
        who: z.string(),
        needs: z.array(z.string()),
        usual_working_days: z.number().nullish(),
      })
      .nullish(),
    verify_arrival: z.string().nullish(),
    verify_gone: z.string().nullish(),
    day_one: steps,
    traps: steps,
    sources: z.array(z.string()).default([]),
  })
  .transform((entry): PlaybookEntry => ({
    number: entry.number,
    name: entry.name,
    replyHint: entry.reply_hint,
    recover: entry.recover,
    rotate: entry.rotate,
    revoke: entry.revoke,
    proof: entry.proof
      ? {
          who: entry.proof.who,
          needs: entry.proof.needs,
          usualWorkingDays: entry.proof.usual_working_days ?? null,
        }
      : null,
    verifyArrival: entry.verify_arrival ?? null,
    verifyGone: entry.verify_gone ?? null,
    dayOne: entry.day_one,
    traps: entry.traps,
    sources: entry.sources,
  }));

/** A line of our own data is wrong: a mistake in the build, found at the start of every process. */
export class CatalogueError extends Error {
  readonly code = 'wrong_catalogue';
}

function byNumber<T extends { number: number }>(
  schema: z.ZodType<T[]>,
  raw: unknown,
  file: string,
) {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new CatalogueError(`${file}: ${z.prettifyError(parsed.error)}`);
  const map = new Map(parsed.data.map((entry) => [entry.number, entry]));
  if (map.size !== parsed.data.length) throw new CatalogueError(`${file} has a number twice`);
  return map;
}

function read(name: string): string {
  return readFileSync(path.join(projectRoot(), 'domain', 'catalogue', name), 'utf8');
}

let catalogue: Catalogue | undefined;
let playbook: Playbook | undefined;

/** The catalogue by number, in its own order; read once a process. Throws CatalogueError. */
export function loadCatalogue(): Catalogue {
  catalogue ??= byNumber(
    z.array(rowSchema),
    Papa.parse(read('catalogue.csv'), { header: true, skipEmptyLines: true }).data,
    'catalogue.csv',
  );
  return catalogue;
}

/** The technician's playbook by catalogue number; read once a process. Throws CatalogueError. */
export function loadPlaybook(): Playbook {
  playbook ??= byNumber(z.array(entrySchema), YAML.parse(read('playbook.yaml')), 'playbook.yaml');
  return playbook;
}
