import { createHash } from 'node:crypto';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { formTo, Visitor, type Page } from '../../embedded/simulated/visitor';
import { said, signedIn, twoPeople } from '../support/console-visitor';
import { FIRST, SPONSOR } from '../support/handover-input';
import { openedByAge as opened } from '../support/open-age';
import { wallTime } from '../support/mail-facts';
import { readZip } from '../support/read-zip';
import { handoverRow, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { describeWith } from '../support/tools';
import { fetchesOnly } from '../support/robot-of';
import { pdfWords } from '../templates/read-pdf';

const SECRET = 'Kanari=Vogel singt/42 & laut!';
const FILE = Buffer.from('the zone file\r\nwith ümlauts, as it was sent\n');

describeWith('age', 'what stays with the client', () => {
  let stage: Stage;
  let id: string;
  let base: string;
  let staff: Visitor;
  let client: Visitor;
  let page: Page;
  let passphrase = '';
  let sealed: Buffer;

  beforeAll(async () => {
    stage = await setStage();
    const include = [
      { catalogue: 1 },
      { catalogue: 13, scope: 'client' },
      { catalogue: 58, scope: 'client' },
    ];
    const policy = { ...DEFAULT_POLICY, package: { workingDays: [2, 5, 20] } };
    id = await stage.startHandover({ items: { include }, policy });
    base = `${stage.config.consoleUrl}/handovers/${id}`;
    await stage.days(1);
    const person = await stage.personAt(FIRST);
    for (const item of await person.list()) {
      const file = { name: '../../zone file.txt', type: 'text/plain', content: FILE };
      await person.answer(item, {
        type: 'provided',
        secret: () => SECRET,
        ...(item.position === 2 ? { file } : {}),
      });
    }
    await person.finish();
    await stage.clock.settle();
  }, 180_000);
  // Days go by between them, and a session ends after half an hour.
  beforeEach(async () => {
    staff = await signedIn(stage);
  });
  afterAll(() => stage.end());

  const download = async (at: Page): Promise<Buffer> => {
    const form = formTo(at, '/download');
    const url = new URL(form.getAttribute('action') ?? '', at.url).href;
    return Buffer.from(await client.download(url));
  };

  it('keeps the handover open until it is with the client', async () => {
    await stage.us.acceptAll(id);
    await stage.us.finishTasks(id);
    await stage.clock.settle();
    expect(await handoverRow(stage, id)).toMatchObject({ stage: 'resets', unsettled: 2 });
    const items = await staff.get(base);
    expect(said(items)).toContain('2 items stay with the client: 2 to hand over');
  });

  it('is sealed by our people in one package, to a passphrase that is shown once', async () => {
    await twoPeople(stage, true);
    page = await staff.get(`${base}/client-package`);
    const request = await staff.submit(page, formTo(page, '/client-package'));
    expect(said(request)).toContain('Waiting for a colleague to agree');
    // Not by oneself, and not by a program either.
    await expect(staff.download(`${request.url}/agree`)).rejects.toThrow('409');
    const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
    const called = await stage.us.call('POST', `/handovers/${id}/client-package`, { recipient });
    expect(JSON.stringify(called.body)).toContain('a second person has to agree');
    const colleague = await signedIn(stage, 1);
    const asked = await colleague.get(request.url);
    expect(said(asked)).toMatch(/seal all that goes to the client\?.*a passphrase that/);
    await colleague.submit(asked, formTo(asked, '/agree'));
    const agreed = await staff.get(request.url);
    const made = await staff.submit(agreed, formTo(agreed, '/client-package'));
    // Agreed to once is done once.
    expect((await staff.submit(agreed, formTo(agreed, '/client-package'))).status).toBe(409);
    await twoPeople(stage, false);
    passphrase = /\b(?:[A-Z2-9]{4}-){5}[A-Z2-9]{4}\b/.exec(said(made))?.[0] ?? '';
    expect(passphrase).not.toBe('');
    page = await staff.get(`${base}/client-package`);
    expect(page.text).not.toContain(passphrase);
    expect(said(page)).toContain('Package 1 waits for the client');
  });

  it('comes by a link of its own, in a message without the passphrase', async () => {
    await stage.clock.settle();
    const mail = (await stage.mail.to(SPONSOR)).at(-1);
    expect(mail?.text).toContain('2 items that stay with Fern Logistics');
    expect(mail?.text).not.toContain(passphrase);
    const link = await stage.mail.linkFor(SPONSOR, 'p');
    client = new Visitor();
    const landing = await client.get(link ?? '');
    page = await client.submit(landing, formTo(landing, '/open'));
    expect(said(page)).toContain('Tell us that you have it');
  });

  it('changes nothing by being looked at, by the client or by us', async () => {
    expect(await fetchesOnly(stage, id, /package/)).toEqual([]);
  });

  it('cannot be confirmed before anybody has downloaded it', async () => {
    const early = await client.submit(page, formTo(page, '/confirm'), {
      name: 'Sam Reed',
      opened: 'yes',
    });
    expect([early.status, said(early)]).toEqual([
      422,
      expect.stringContaining('Nobody has downloaded the package yet'),
    ]);
  });

  it('opens with the stock age, and holds exactly what was sent', async () => {
    sealed = await download(page);
    expect(page.text).toContain(createHash('sha256').update(sealed).digest('hex'));
    const wrong = passphrase.replace(/.$/, (last) => (last === 'Q' ? 'R' : 'Q'));
    expect(await opened(sealed, wrong)).toBeNull();
    const zip = await opened(sealed, passphrase);
    const files = await readZip(zip ?? Buffer.alloc(0));
    expect([...files.keys()]).toEqual([
      'README.txt',
      '002 Registrar_domain/values.txt',
      '002 Registrar_domain/values.json',
      '002 Registrar_domain/files/zone file.txt',
      '003 Server_cabinet keys/values.txt',
      '003 Server_cabinet keys/values.json',
    ]);
    expect(files.get('002 Registrar_domain/files/zone file.txt')?.equals(FILE)).toBe(true);
    const { values } = JSON.parse(
      files.get('002 Registrar_domain/values.json')?.toString('utf8') ?? '',
    ) as { values: { label: string; value: string }[] };
    expect(values.map(({ value }) => value)).toContain(SECRET);
    expect(files.get('002 Registrar_domain/values.txt')?.toString('utf8')).toContain(SECRET);
    const own = [...files].filter(([name]) => name.startsWith('001'));
    expect(own).toEqual([]);
  });

  const asked = async () =>
    (await stage.mail.to(SPONSOR))
      .filter((mail) => mail.text.includes('/p/'))
      .map((mail) => [mail.subject.split(', ').at(-1), wallTime(mail, 'Europe/London')]);

  it('is asked about on the days of the policy that it began with, in the client’s mornings, as steps', async () => {
    await stage.clock.advanceTo(new Date('2029-03-09T07:30:00Z'));
    expect(await asked()).toEqual([
      ['a sealed package for you', '2029-03-06 10:00'],
      ['your package is waiting', '2029-03-08 09:00'],
    ]);
    const steps = (await stepRows(stage, id)).filter((step) => step.kind === 'package');
    expect(steps.map((step) => [step.key, step.working_day, step.state])).toEqual([
      ['package-1', 0, 'taken'],
      ['package-1-1', 2, 'taken'],
      ['package-1-2', 5, 'planned'],
      ['package-1-3', 20, 'planned'],
    ]);
  });

  it('waits a day with its reminder for whoever had another message that day, and stands still if its reader is gone', async () => {
    await stage.clock.advanceTo(new Date('2029-03-13T08:30:00Z'));
    const { id: contact } = await stage.db
      .selectFrom('contacts')
      .select('id')
      .where('email', '=', SPONSOR)
      .executeTakeFirstOrThrow();
    const commands = `/handovers/${id}/commands`;
    const call = { contact, outcome: 'reached', calledAt: '2029-03-13T08:20:00Z' };
    expect((await stage.us.call('POST', `${commands}/record-call`, call)).status).toBe(200);
    await stage.clock.advanceTo(new Date('2029-03-14T12:00:00Z'));
    expect((await asked()).slice(2)).toEqual([['your package is waiting', '2029-03-14 09:00']]);
    stage.faults.noMailbox = (address) => address === SPONSOR;
    await stage.us.call('POST', `${commands}/send-next-step-now`, {});
    await stage.clock.settle();
    expect((await handoverRow(stage, id)).stalled_reason).toBe('every_contact_bounced');
    stage.faults.noMailbox = () => false;
  });

  it('leaves our vault when the client confirms, is recorded as left with it, and the handover closes', async () => {
    page = await client.get(page.url.replace(/\/(confirm|download)$/, ''));
    const thanks = await client.submit(page, formTo(page, '/confirm'), {
      name: 'Sam Reed',
      opened: 'yes',
    });
    expect(said(thanks)).toContain('Sam Reed confirmed');
    await stage.clock.settle();
    const theirs = await stage.db
      .selectFrom('answers as a')
      .innerJoin('items as i', 'i.id', 'a.item_id')
      .select(['i.scope', 'a.sealed', 'a.fingerprint'])
      .where('a.handover_id', '=', id)
      .execute();
    for (const { scope, sealed: bytes, fingerprint } of theirs) {
      expect([scope, bytes.length > 0]).toEqual([scope, scope === 'ours']);
      expect(fingerprint).toHaveLength(32);
    }
    for (const table of ['file_chunks', 'package_chunks'] as const) {
      const left = await stage.db
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      expect([table, left.n]).toEqual([table, 0]);
    }
    const items = await staff.get(base);
    expect(said(items)).toMatch(/left with the client .{3,20}, confirmed by Sam Reed/);
    expect(await handoverRow(stage, id)).toMatchObject({ stage: 'closed' });
    const report = await staff.download(`${base}/documents/closing-report`, 'GET');
    expect(pdfWords(Buffer.from(report))).toMatch(/left with the client .*confirmed by Sam Reed/);
    const log = await stage.us.call('GET', `/handovers/${id}/log`);
    const actions = JSON.stringify(log.body);
    for (const action of ['begun', 'made', 'downloaded', 'confirmed']) {
      expect(actions).toContain(`package.${action}`);
    }
    expect(actions).not.toContain(passphrase);
  });

  it('cannot be fetched or revealed any more', async () => {
    const again = await client.get(page.url);
    expect(again.html.querySelector('form')).toBeNull();
    const item = await stage.db
      .selectFrom('items')
      .select('id')
      .where('handover_id', '=', id)
      .where('position', '=', 2)
      .executeTakeFirstOrThrow();
    const reveal = await staff.get(`${base}/items/${item.id}/reveal`);
    expect([reveal.status, said(reveal)]).toEqual([
      404,
      expect.stringContaining('no longer in our vault'),
    ]);
  });

  it('shows nothing of all this where nothing stays with the client', async () => {
    const other = await stage.startHandover({ items: { include: [{ catalogue: 1 }] } });
    const items = await staff.get(`${stage.config.consoleUrl}/handovers/${other}`);
    expect(said(items)).not.toContain('stay with the client');
    const none = await staff.get(`${stage.config.consoleUrl}/handovers/${other}/client-package`);
    expect(none.status).toBe(404);
  });
});
