import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

export interface InputProblem {
  /** Where, such as previousMsp.contacts[1].email; empty for the input as a whole. */
  path: string;
  /** What is wrong and what to do. */
  message: string;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};

/** A sentence for what zod finds where the schema itself has none. */
export function sentenceOf(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = NOUNS[issue.expected] ?? issue.expected;
      return issue.input === undefined
        ? `This is missing. Write ${wanted}.`
        : `This is of the wrong type. Write ${wanted}.`;
    }
    case 'invalid_value':
      return `Write ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `There is no field called ${issue.keys.map((key) => `“${printable(key)}”`).join(', ')} here. Take it out, or check its spelling.`;
    case 'too_big':
      return `This is too much. Keep it to ${String(issue.maximum)}.`;
    case 'too_small':
      return `This is too little. Write at least ${String(issue.minimum)}.`;
    default:
      return undefined;
  }
}

function printable(key: string): string {
  return key.replace(/[^\p{L}\p{N} _.-]/gu, '?').slice(0, 60);
}

/** a.b[1].c, with odd keys made harmless, because a path is shown to people and written to logs. */
export function pathOf(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${String(part)}]`;
    return path === '' ? printable(String(part)) : `${path}.${printable(String(part))}`;
  }, '');
}

/**
 * zod's issues as problems. Of an alternative (an item by number, by group, or one's own) only the
 * branch that was nearly met is told, because nobody meant the others.
 */
export function problemsOf(
  issues: readonly Issue[],
  prefix: readonly PropertyKey[] = [],
): InputProblem[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const nearest = issue.errors.reduce((best, branch) =>
        cost(branch) < cost(best) ? branch : best,
      );
      return problemsOf(nearest, path);
    }
    return [{ path: pathOf(path), message: issue.message }];
  });
}

/** A field that the branch does not know, or the wrong type at its root, weighs more than a wrong value. */
function cost(branch: readonly Issue[]): number {
  return branch.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + 3 * issue.keys.length;
    if (issue.path.length === 0) return sum + 100;
    return sum + 2;
  }, 0);
}
