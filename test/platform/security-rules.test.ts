import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../platform/paths';

const ROW = /^\| (?<rule>S\d+) +\|(?<sentence>[^|]+)\|(?<tests>[^|]+)\|$/;
const TEST = /\[(?<shown>[^\]]+)\]\(\.\.\/(?<file>[^)]+)\) “(?<title>[^”]+)”/g;
const RULES = Array.from({ length: 20 }, (_, index) => `S${String(index + 1)}`);

function rows(): { rule: string; tests: string }[] {
  const page = readFileSync(path.join(projectRoot(), 'docs', 'security.md'), 'utf8');
  return page.split('\n').flatMap((line) => {
    const { rule, tests } = ROW.exec(line)?.groups ?? {};
    return rule === undefined || tests === undefined ? [] : [{ rule, tests }];
  });
}

/** Titles stand in the source in single or double quotes, or in backticks, sometimes escaped. */
function titles(source: string): string {
  return source.replaceAll(/\\(['"`])/g, '$1').replaceAll(/\s+/g, ' ');
}

describe('the table of security rules', () => {
  it('has a row for each rule, in order', () => {
    expect(rows().map(({ rule }) => rule)).toEqual(RULES);
  });

  it('names for every rule tests that exist', () => {
    const wrong = rows().flatMap(({ rule, tests }) => {
      const named = [...tests.matchAll(TEST)].map((match) => match.groups ?? {});
      if (named.length === 0) return [`${rule}: names no test`];
      return named.flatMap(({ file = '', title = '' }) => {
        const where = path.join(projectRoot(), file);
        if (!existsSync(where)) return [`${rule}: there is no ${file}`];
        const found = titles(readFileSync(where, 'utf8')).includes(title);
        return found ? [] : [`${rule}: ${file} has no test “${title}”`];
      });
    });
    expect(wrong).toEqual([]);
  });
});
