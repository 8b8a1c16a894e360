import nodemailer from 'nodemailer';
import { Client } from 'pg';
import { ReaderProcesses } from '../../api/portal/reader-processes';
import { said, signedIn } from '../support/console-visitor';
import { fetchesOnly } from '../support/robot-of';
import { disguises, found } from '../support/disguises';
import { FIRST, MANAGER, OWNER, SECOND, SIGNATORY, SPONSOR } from '../support/handover-input';
import { tokensIn, wallTime } from '../support/mail-facts';
import { handoverRow } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { signAuthority } from '../../embedded/simulated/previous-msp';
import { formTo, type Page } from '../../embedded/simulated/visitor';

const SECRET = 'Kanari=Vogel singt/42 & laut!';
const FILE_NAME = 'canary keys of the cellar.txt';
const CONTENT = 'the content of the canary file, which is nobody’s business';

/** Every bytes value anywhere in a history: payloads are not encoded further. */
function bytesIn(value: unknown): Buffer[] {
  if (value instanceof Uint8Array) return [Buffer.from(value)];
  if (typeof value === 'string') return [Buffer.from(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [Buffer.from(key), ...bytesIn(one)]);
}

describe('a whole life with canaries in its secrets, files and links', () => {
  let stage: Stage;
  let id: string;
  let canaries: Map<string, string[]>;
  let shown: Page;
  const everybody = [FIRST, SECOND, OWNER, SPONSOR, SIGNATORY, MANAGER];

  beforeAll(async () => {
    stage = await setStage({ readers: new ReaderProcesses() });
    id = await stage.startHandover({ authority: { toSign: true } });
    const link = await stage.mail.linkFor(SIGNATORY, 'a');
    await signAuthority(link ?? '', 'Ann Fern', 'Director');
    await stage.clock.advanceTo(new Date('2029-03-16T12:00:00Z'));
    const person = await stage.personAt(FIRST);
    for (const [index, item] of (await person.list()).entries()) {
      const file = { name: FILE_NAME, type: 'text/plain', content: Buffer.from(CONTENT) };
      await person.answer(item, {
        type: 'provided',
        secret: () => SECRET,
        ...(index === 0 ? { file } : {}),
      });
    }
    await person.finish();
    await stage.clock.settle();
    shown = await lookAt();
    await stage.us.acceptAll(id);
    await stage.us.finishTasks(id);
    await stage.clock.settle();
    const mails = (await Promise.all(everybody.map((address) => stage.mail.to(address)))).flat();
    const tokens = [...new Set(mails.flatMap(tokensIn))];
    const session = await sessionToken();
    canaries = new Map([
      ['session', disguises(session)],
      ['secret', disguises(SECRET)],
      ['file name', disguises(FILE_NAME)],
      ['file content', disguises(CONTENT)],
      ...tokens.map((token) => [`token ${token}`, disguises(token)] as const),
    ]);
  }, 120_000);
  afterAll(() => stage.end());

  /** One of us reveals an item, fetches its file, and sends the same form once more, which is refused. */
  async function lookAt(): Promise<Page> {
    const { item_id: item } = await stage.db
      .selectFrom('files')
      .select('item_id')
      .where('item_id', 'is not', null)
      .executeTakeFirstOrThrow();
    const us = await signedIn(stage);
    const path = `/handovers/${id}/items/${item ?? ''}/reveal`;
    const asking = await us.get(stage.config.consoleUrl + path);
    const values = { how: 'show', reason: 'ticket 4711' };
    const page = await us.submit(asking, formTo(asking, path), values);
    const file = page.html.querySelector('form[action*="/files/"]');
    if (!file) throw new Error(page.text);
    expect((await us.submit(page, file)).text).toBe(CONTENT);
    expect((await us.submit(asking, formTo(asking, path), values)).status).toBe(409);
    return page;
  }

  /** The previous MSP writes a mail of its own. */
  async function writeToUs(): Promise<void> {
    await stage.clock.advance(1_000);
    const transport = nodemailer.createTransport({ url: stage.mailbox.smtpUrl });
    const to = 'onboarding@northgate.example';
    await transport.sendMail({ from: FIRST, to, subject: 'The rest', text: 'It comes tomorrow.' });
    transport.close();
    await stage.clock.settle();
  }

  /** The token of somebody's session, as only their browser has it, used once. */
  async function sessionToken(): Promise<string> {
    const { consoleUrl } = stage.config;
    const { id: staff } = await stage.db.selectFrom('staff').select('id').executeTakeFirstOrThrow();
    const answer = await fetch(`${consoleUrl}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: consoleUrl },
      body: new URLSearchParams({ staff }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(consoleUrl, { headers: { cookie } })).status).toBe(200);
    return cookie.split('=')[1] ?? '';
  }

  it('lives to its end, with links to find', async () => {
    expect((await handoverRow(stage, id)).stage).toBe('closed');
    expect(canaries.size).toBeGreaterThanOrEqual(8);
    // What is looked for elsewhere was there to be seen, and only there.
    expect(found(Buffer.from(shown.html.text), canaries)).toEqual(
      expect.arrayContaining(['secret', 'file name']),
    );
    const planted = `x${Buffer.from(SECRET).toString('base64')}=\r\n`;
    expect(found(Buffer.from(planted), canaries)).toEqual(['secret']);
  });

  it('leaves none in the workflow’s history', async () => {
    const history = await stage.client.workflow.getHandle(`h-${id}`).fetchHistory();
    expect(history.events?.length).toBeGreaterThan(20);
    expect(found(Buffer.concat(bytesIn(history.events)), canaries)).toEqual([]);
  });

  it('leaves none in the log', () => {
    expect(found(Buffer.from(stage.logged.join('')), canaries)).toEqual([]);
  });

  it('leaves none in the mail, but each contact’s own link', async () => {
    const owners = new Map<string, Set<string>>();
    for (const address of everybody) {
      for (const { id: mail } of await stage.mail.to(address)) {
        const raw = await fetch(`${stage.mailbox.url}/api/messages/${mail}/raw`);
        for (const canary of found(Buffer.from(await raw.arrayBuffer()), canaries)) {
          owners.set(canary, (owners.get(canary) ?? new Set()).add(address));
        }
      }
    }
    expect([...owners.keys()].filter((canary) => !canary.startsWith('token '))).toEqual([]);
    expect([...owners.values()].map((addresses) => addresses.size)).toEqual(
      [...owners.keys()].map(() => 1),
    );
  });

  it('tells the account manager once, on Monday morning, who looked at what', async () => {
    const told = async () =>
      (await stage.mail.to(MANAGER)).filter(({ subject }) => subject.includes('was sealed'));
    await stage.clock.advanceTo(new Date('2029-03-19T07:59:00Z'));
    expect(await told()).toEqual([]);
    for (const instant of ['2029-03-19T08:01:00Z', '2029-03-26T08:01:00Z']) {
      await stage.clock.advanceTo(new Date(instant));
    }
    const mails = await told();
    // None for the week after, in which nobody looked.
    expect(mails.map((mail) => wallTime(mail, 'Europe/London').slice(0, 13))).toEqual([
      '2029-03-19 08',
    ]);
    expect(mails[0]?.subject).toBe('2 looks at what was sealed, 12 March 2029 to 18 March 2029');
    const lines = mails[0]?.text.replace(/\s+/g, ' ');
    expect(lines).toMatch(
      /16 March 2029, 12:\d\d[^:]*: \S+@northgate\.example revealed .+, Fern Logistics \(H-.+\)\. To verify that it works: “ticket 4711”/,
    );
    expect(lines).toMatch(/downloaded a file of/);
    const us = await signedIn(stage);
    const page = await us.get(`${stage.config.consoleUrl}/handovers/${id}/looks`);
    expect(said(page)).toMatch(/revealed it.*To verify that it works: ticket 4711/);
  });

  it('leaves none in any column of the database', async () => {
    const client = new Client({ connectionString: stage.database.superuserUrl });
    await client.connect();
    try {
      const tables = await client.query<{ name: string }>(
        `select table_name as name from information_schema.tables
         where table_schema = 'public' and table_type = 'BASE TABLE'`,
      );
      expect(tables.rows.length).toBeGreaterThan(15);
      const leaks: string[] = [];
      for (const { name } of tables.rows) {
        const rows = await client.query<Record<string, unknown>>(`select * from "${name}"`);
        for (const row of rows.rows) {
          for (const [column, value] of Object.entries(row)) {
            const bytes = Buffer.isBuffer(value)
              ? value
              : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value ?? ''));
            leaks.push(...found(bytes, canaries).map((one) => `${name}.${column}: ${one}`));
          }
        }
      }
      expect(leaks).toEqual([]);
    } finally {
      await client.end();
    }
  });

  it('changes no row by any page that can be fetched: every route of portal and console, with what is there', async () => {
    await writeToUs();
    expect(await fetchesOnly(stage, id)).toEqual([
      // Claimed by an answer: as good as gone.
      '/reply/:link/items/:item/files/:file',
      '/reply/:link/many/files/:file',
      // Followed where there are such things: client-package, client-has-it, counsel-file and mail-placed.
      '/package/:link',
      '/client/:link/items/:item',
      '/client/:link/items/:item/files/:file',
      '/client/:link/receipts/:number',
      '/client/:link/receipts/:number/pdf',
      '/client/:link/receipts/:number/json',
      '/counsel/:link',
      '/counsel/:link/file',
      '/api/v1/handovers/:id/preview',
      '/api/v1/handovers/:id/formal-notice/pdf',
      '/handovers/:id/client-package',
      // A request of a second person’s word for what is of no one item: in client-package.
      '/handovers/:id/looks/:lookId',
      '/handovers/:id/next/:step/:contactId/html',
      '/handovers/:id/mail/:mailId',
      // A rehearsal is in one process's memory, and in no row.
      '/rehearsals/:id',
      '/rehearsals/:id/messages/:number',
    ]);
  }, 60_000);
});
