import type { z } from 'zod';
import type { Catalogue } from '../catalogue/catalogue';
import { DEFAULT_POLICY } from '../chase/default-policy';
import type { Policy } from '../chase/policy';
import { checkSections, type Sections } from './check-input';
import { handoverSchema, MOST_ITEMS, type HandoverInput } from './handover-schema';
import { problemsOf, sentenceOf, type InputProblem } from './sentences';

export type { HandoverInput } from './handover-schema';
export { policyOf } from './policy-of';
export type { InputProblem } from './sentences';

export interface ReadContext {
  catalogue: Catalogue;
  /** The instant of the request, by the injected clock. */
  at: Date;
  /** Policies that may be chosen by name; the default one if left out. */
  policies?: ReadonlyMap<string, Policy> | undefined;
}

export type ReadHandover =
  { ok: true; value: HandoverInput } | { ok: false; problems: InputProblem[] };

/** More than anybody reads; the rest is counted. */
const MOST_PROBLEMS = 100;

/**
 * A new handover from whatever a form, a file or a request holds. All problems are reported
 * together: each part is read by itself, so that a slip in one does not hide those in another.
 */
export function readHandoverInput(raw: unknown, context: ReadContext): ReadHandover {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return {
      ok: false,
      problems: [
        {
          path: '',
          message:
            'This is not a handover. Write a group of fields: client, previousMsp, items and so on.',
        },
      ],
    };
  }
  const { sections, problems } = readSections(raw);
  const policies = context.policies ?? new Map([[DEFAULT_POLICY.name, DEFAULT_POLICY]]);
  const sentItems: unknown = 'items' in raw ? raw.items : undefined;
  problems.push(...checkSections(sections, { ...context, policies, sentItems }));
  if (problems.length > 0) return { ok: false, problems: firstOf(problems) };
  return { ok: true, value: handoverSchema.parse(raw) };
}

function readSections(raw: object): { sections: Sections; problems: InputProblem[] } {
  const given = new Map<string, unknown>(Object.entries(raw));
  const problems: InputProblem[] = [];
  const read: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries<z.ZodType>(handoverSchema.shape)) {
    const value = given.get(key);
    given.delete(key);
    if (key === 'items' && isTooLong(value)) {
      problems.push({
        path: 'items.include',
        message: `Ask for at most ${String(MOST_ITEMS)} items in one handover. Split it into several.`,
      });
      continue;
    }
    const result = schema.safeParse(value, { error: sentenceOf });
    if (result.success) read[key] = result.data;
    else problems.push(...problemsOf(result.error.issues, [key]));
  }
  if (given.size > 0) {
    const unknown = handoverSchema.safeParse(Object.fromEntries(given), { error: sentenceOf });
    problems.push(
      ...problemsOf(
        (unknown.error?.issues ?? []).filter((issue) => issue.code === 'unrecognized_keys'),
      ),
    );
  }
  return { sections: handoverSections(read), problems };
}

function handoverSections(read: Record<string, unknown>): Sections {
  // Each value has been parsed by the schema of its own key.
  return read;
}

/** Refused by its length alone, so that ten thousand items do not cost ten thousand checks. */
function isTooLong(items: unknown): boolean {
  if (typeof items !== 'object' || items === null || !('include' in items)) return false;
  return Array.isArray(items.include) && items.include.length > MOST_ITEMS;
}

function firstOf(problems: readonly InputProblem[]): InputProblem[] {
  if (problems.length <= MOST_PROBLEMS) return [...problems];
  const left = String(problems.length - MOST_PROBLEMS);
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    { path: '', message: `There are ${left} more problems. Mend these first, then send it again.` },
  ];
}
