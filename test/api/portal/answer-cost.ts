import { recordStatements } from '../../support/statement-recorder';
import { servers } from '../../support/servers';
import { AsBrowser } from './as-browser';
import { answer } from './forms';
import { openPortalSite } from './site';

export interface AnswerCost {
  /** Who asks, and for what. */
  reading: string[];
  /** Inside the transaction that saves, its begin and commit apart. */
  saving: string[];
}

export interface ListCost {
  /** Opened for the first time, and again with nothing changed. */
  first: number;
  again: string[];
  /** Opened by eight at the same time. */
  together: string[];
}

/**
 * The statements that the portal asks its database for one answer of each way, from the request to the redirect, and
 * for the list.
 */
export async function answerCost(): Promise<{
  sealed: AnswerCost;
  form: AnswerCost;
  list: ListCost;
}> {
  const recorder = await recordStatements(servers().postgresPort);
  const site = await openPortalSite(undefined, { through: (url) => recorder.through(url) });
  try {
    const handover = await site.seed({ numbers: [1, 2] });
    const link = await site.open(handover);
    const [first, second] = handover.items.map(({ id }) => id);
    const browser = await AsBrowser.on(site, link, first ?? '');
    const form = await browser.form({ user: 'admin', password: 'secret' });
    recorder.statements.length = 0;
    const sent = await browser.post(form);
    const sealed = parted(recorder.statements);
    await answer(site, link, second ?? '', { type: 'provided', 'provided-user': 'admin' });
    const typed = parted(recorder.statements.slice(recorder.statements.findLastIndex(isLink)));
    if (sent.statusCode !== 303) throw new Error(sent.body);
    const open = async (): Promise<string[]> => {
      recorder.statements.length = 0;
      await site.app.inject({ url: link.home, headers: link.headers });
      return [...recorder.statements];
    };
    const opened = (await open()).length;
    const again = await open();
    const together = (await Promise.all(Array.from({ length: 8 }, open))).at(-1) ?? [];
    return { sealed, form: typed, list: { first: opened, again, together } };
  } finally {
    await site.close();
    await recorder.close();
  }
}

const isLink = (statement: string): boolean => statement.includes('from links l');

function parted(statements: readonly string[]): AnswerCost {
  const all = statements.map((one) => one.replaceAll(/\s+/g, ' ').trim());
  const begin = all.findIndex((one) => /^(begin|start transaction)/i.test(one));
  const commit = all.findIndex((one) => /^commit/i.test(one));
  const saving = all.slice(begin + 1, commit);
  return { reading: [...all.slice(0, begin), ...all.slice(commit + 1)], saving };
}
