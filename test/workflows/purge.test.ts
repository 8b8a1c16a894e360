import { Client } from 'pg';
import { formTo } from '../../embedded/simulated/visitor';
import type { ReadMail } from '../../embedded/simulated/mail-reader';
import { said, signedIn } from '../support/console-visitor';
import { FIRST, MANAGER } from '../support/handover-input';
import { wallTime } from '../support/mail-facts';
import { fill, opened } from '../support/opened';
import { handoverRow, itemRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { describeWith } from '../support/tools';
import { pdfWords } from '../templates/read-pdf';

const SECRET = 'Kanari=Vogel singt/42 & laut!';

/** Closed on Tuesday 6 March 2029, kept for thirty days: to be purged on 5 April at nine. */
describeWith('pdftotext', 'what was sent', () => {
  let stage: Stage;
  let id: string;
  let page: string;
  let backup: { sealed: Buffer; chunks: Buffer[]; manifest: Buffer };

  beforeAll(async () => {
    stage = await setStage({ env: { HANDOVER_RETENTION_DAYS: '30' } });
    id = await stage.startHandover({ items: { include: [{ catalogue: 1 }] } });
    page = `${stage.config.consoleUrl}/handovers/${id}`;
    await stage.days(1);
    const person = await stage.personAt(FIRST);
    const [item] = await person.list();
    if (!item) throw new Error('nothing is asked for');
    const file = { name: 'accounts.txt', type: 'text/plain', content: Buffer.from('the accounts') };
    await person.answer(item, { type: 'provided', secret: () => SECRET, file });
    const bo = await opened(await stage.mail.linkFor(FIRST, 'r'));
    await fill(bo.visitor, `${bo.home}/items/${item.id}`, '/questions', { question: SECRET });
    await person.finish();
    await stage.clock.settle();
    await stage.us.acceptAll(id);
    await stage.us.finishTasks(id);
    await stage.clock.settle();
    backup = await sealedOf(stage, id);
  }, 180_000);
  afterAll(() => stage.end());

  const warnings = async (): Promise<ReadMail[]> =>
    (await stage.mail.to(MANAGER)).filter((mail) => mail.subject.includes('secrets are purged'));

  it('is kept for the time that the settings say, and the page says until when', async () => {
    expect((await handoverRow(stage, id)).stage).toBe('closed');
    await stage.clock.advance(60_000);
    const { purge_at } = await handoverRow(stage, id);
    expect(purge_at?.toISOString()).toBe('2029-04-05T08:00:00.000Z');
    const staff = await signedIn(stage);
    expect(said(await staff.get(`${page}/purge`))).toContain('destroyed on Thu 5 Apr');
    expect(JSON.stringify(await (await stage.vault.unlock(id)).openValue(backup.sealed))).toContain(
      SECRET,
    );
  });

  it('is warned of ten days before, once, and kept longer when a person says why', async () => {
    await stage.clock.advanceTo(new Date('2029-03-26T12:00:00Z'));
    await stage.clock.advance(3_600_000);
    const [first, ...others] = await warnings();
    expect(others).toEqual([]);
    expect(wallTime(first ?? { date: null }, 'Europe/London').slice(0, 10)).toBe('2029-03-26');
    expect(first?.subject).toContain('secrets are purged in 10 days');
    const staff = await signedIn(stage);
    const at = await staff.get(`${page}/purge`);
    const early = await staff.submit(at, formTo(at, '/purge/extend'), {
      until: '2029-04-01',
      reason: 'later',
    });
    expect([early.status, said(early)]).toEqual([
      409,
      expect.stringContaining('Choose a day after the one that is planned.'),
    ]);
    const kept = await staff.submit(at, formTo(at, '/purge/extend'), {
      until: '2029-04-20',
      reason: 'The new firewall comes in April',
    });
    expect(said(kept)).toContain('Kept longer. It is in the log.');
    expect(said(await staff.get(`${page}/log`))).toContain('The new firewall comes in April');
  });

  it('is warned of ten, five and one day before the new day, and destroyed on it', async () => {
    for (const day of ['10', '15', '19']) {
      await stage.clock.advanceTo(new Date(`2029-04-${day}T12:00:00Z`));
    }
    expect((await warnings()).slice(1).map(({ subject }) => subject.split('purged ')[1])).toEqual([
      'in 10 days',
      'in 5 days',
      'tomorrow',
    ]);
    expect((await handoverRow(stage, id)).purged_at).toBeNull();
    await stage.clock.advanceTo(new Date('2029-04-20T14:00:00Z'));
    expect((await handoverRow(stage, id)).purged_at).not.toBeNull();
  });

  it('cannot be opened any more: an old copy of the database and today’s keystore open nothing', async () => {
    await expect(stage.vault.unlock(id)).rejects.toThrow('its key was destroyed');
    const keystore = new Client({ connectionString: stage.database.keystoreOwnerUrl });
    await keystore.connect();
    const { rows } = await keystore.query('select * from wrapped_identities');
    await keystore.end();
    expect(rows).toEqual([]);
    // Restored from before the purge, as somebody would who wants it back.
    const main = new Client({ connectionString: stage.database.superuserUrl });
    await main.connect();
    await main.query('update answers set sealed = $1 where handover_id = $2', [backup.sealed, id]);
    await main.query('update handovers set purged_at = null where id = $1', [id]);
    const staff = await signedIn(stage);
    const [item] = await itemRows(stage, id);
    const ask = await staff.get(`${page}/items/${item?.id ?? ''}/reveal`);
    const shown = await staff.submit(ask, formTo(ask, '/reveal'), { reason: 'restored' });
    expect(said(shown)).toContain('its key was destroyed');
    expect(shown.text).not.toContain(SECRET.slice(0, 12));
    await main.query('update handovers set purged_at = purge_at where id = $1', [id]);
    await main.query("update answers set sealed = '\\x' where handover_id = $1", [id]);
    await main.end();
  });

  it('leaves its sealed bytes nowhere, a certificate to keep, and a page that says so', async () => {
    const left = await sealedOf(stage, id);
    expect([left.sealed.length, left.manifest.length, left.chunks.length]).toEqual([0, 0, 0]);
    const asked = await stage.db.selectFrom('item_questions').select('sealed').execute();
    expect(asked.map(({ sealed }) => sealed.length)).toEqual([0]);
    const questions = await (await signedIn(stage)).get(`${page}/questions`);
    expect(said(questions)).toContain('Bo Technician asked');
    expect(said(questions)).not.toContain('Read the question');
    const staff = await signedIn(stage);
    expect(said(await staff.get(page))).toContain('Purged. What was sent is destroyed');
    const certificate = await staff.download(`${page}/documents/purge-certificate`, 'GET');
    const words = pdfWords(Buffer.from(certificate));
    expect(words).toContain('Purge certificate');
    expect(words).toContain('One sealed answer, one sealed file');
    expect(said(await staff.get(`${page}/log`))).toContain('the key to what was sent is destroyed');
  });
});

async function sealedOf(stage: Stage, id: string) {
  const client = new Client({ connectionString: stage.database.superuserUrl });
  await client.connect();
  try {
    const one = async (text: string): Promise<Buffer[]> =>
      (await client.query<{ b: Buffer }>(text, [id])).rows.map((row) => row.b);
    const [sealed] = await one('select sealed as b from answers where handover_id = $1');
    const [manifest] = await one('select sealed_manifest as b from files where handover_id = $1');
    const chunks = await one('select sealed as b from file_chunks where handover_id = $1');
    if (!sealed || !manifest) throw new Error('nothing was sent');
    return { sealed, manifest, chunks };
  } finally {
    await client.end();
  }
}
