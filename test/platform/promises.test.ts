import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../platform/paths';

/** A row of docs/promises.md: `| sentence | [file](../file) “title” |`, several tests parted by `<br>`. */
interface Row {
  sentence: string;
  tests: string;
}

const ROW = /^\|(?<sentence>.+?)\|(?<tests>.+)\|$/;
const TEST = /\[(?<shown>[^\]]+)\]\(\.\.\/(?<file>[^)]+)\) “(?<title>[^”]+)”/g;

function rows(): Row[] {
  const page = readFileSync(path.join(projectRoot(), 'docs', 'promises.md'), 'utf8');
  return page.split('\n').flatMap((line) => {
    const { sentence, tests } = ROW.exec(line)?.groups ?? {};
    if (sentence === undefined || tests === undefined) return [];
    const heading = sentence.trim() === 'sentence' || /^[\s-]+$/.test(sentence);
    return heading ? [] : [{ sentence: sentence.trim(), tests }];
  });
}

/** Titles stand in the source in single or double quotes, or in backticks, sometimes escaped. */
function titles(source: string): string {
  return source.replaceAll(/\\(['"`])/g, '$1').replaceAll(/\s+/g, ' ');
}

describe('the table of promises', () => {
  it('names for every sentence a test that exists', () => {
    const found = rows();
    const wrong = found.flatMap(({ sentence, tests }) => {
      const named = [...tests.matchAll(TEST)].map((match) => match.groups ?? {});
      if (named.length === 0) return [`${sentence}: names no test`];
      return named.flatMap(({ file = '', title = '' }) => {
        const where = path.join(projectRoot(), file);
        if (!existsSync(where)) return [`${sentence}: there is no ${file}`];
        return titles(readFileSync(where, 'utf8')).includes(title)
          ? []
          : [`${sentence}: ${file} has no test “${title}”`];
      });
    });
    expect(wrong).toEqual([]);
  });
});
