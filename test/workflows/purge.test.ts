import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { tendPurges } from '../../activities/house/purge';
import { extendPurge } from '../../db/purges';
import { formTo } from '../../embedded/simulated/visitor';
import type { ReadMail } from '../../embedded/simulated/mail-reader';
import { said, signedIn } from '../support/console-visitor';
import { exportOf, sealedValues, sendEachKind } from '../support/each-kind';
import { FIRST, MANAGER } from '../support/handover-input';
import { wallTime } from '../support/mail-facts';
import { fill, opened } from '../support/opened';
import { handoverRow, itemRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { describeWith } from '../support/tools';
import { identitiesIn, type Identity } from '../../vault/open/age';
import { ensureKeys } from '../../vault/open/first-keys';
import { CannotOpen, openBytesWith } from '../../vault/open/open';
import { pdfWords } from '../templates/read-pdf';

const LEAD = 'gareth@northgate.example';
const DAY_MS = 86_400_000;
const SECRET = 'Kanari=Vogel singt/42 & laut!';

/** Closed on Tuesday 6 March 2029, kept for thirty days: to be purged on 5 April at nine. */
describeWith('pdftotext', 'what was sent', () => {
  let stage: Stage;
  let id: string;
  let page: string;
  let backup: Map<string, Buffer[]>;

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
    await sendEachKind(stage, id);
    await exportOf(stage, id);
    backup = await sealedValues(stage.database.superuserUrl);
    await stage.us.acceptAll(id);
    await stage.us.finishTasks(id);
    await stage.clock.settle();
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
    // The key that is to be destroyed opens every kind of thing, but what is sealed to the client's own.
    const opener = await stage.vault.unlock(id);
    for (const [column, values] of backup) {
      const opened = await Promise.all(values.map((sealed) => opener.openBytes(sealed)));
      expect([column, opened.length > 0]).toEqual([column, column !== 'package_chunks.ciphertext']);
    }
    const [answer] = backup.get('answers.sealed') ?? [];
    expect(JSON.stringify(await opener.openValue(answer!))).toContain(SECRET);
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
    const keys = await keysOfToday(stage);
    // The server's and the recovery key: this handover's is not among them any more.
    expect(keys.map((key) => key.slice(0, 14))).toEqual(['AGE-SECRET-KEY', 'AGE-SECRET-KEY']);
    for (const [column, values] of backup) {
      for (const sealed of values) {
        const tried = await openBytesWith(keys, sealed).catch((error: unknown) => error);
        expect([column, tried]).toEqual([column, expect.any(CannotOpen)]);
      }
    }
    // Restored from before the purge, as somebody would who wants it back.
    const main = new Client({ connectionString: stage.database.superuserUrl });
    await main.connect();
    await main.query('update answers set sealed = $1 where handover_id = $2', [
      backup.get('answers.sealed')?.[0],
      id,
    ]);
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
    const left = await sealedValues(stage.database.superuserUrl);
    expect([...left].filter(([, values]) => values.length > 0)).toEqual([]);
    const questions = await (await signedIn(stage)).get(`${page}/questions`);
    expect(said(questions)).toContain('Bo Technician asked');
    expect(said(questions)).not.toContain('Read the question');
    const staff = await signedIn(stage);
    expect(said(await staff.get(page))).toContain('Purged. What was sent is destroyed');
    const certificate = await staff.download(`${page}/documents/purge-certificate`, 'GET');
    const words = pdfWords(Buffer.from(certificate));
    expect(words).toContain('Purge certificate');
    expect(words).toContain('One sealed answer, 2 sealed files, one sealed mail');
    expect(said(await staff.get(`${page}/log`))).toContain('the key to what was sent is destroyed');
  });

  it('is warned of to those who watch over the house where its account manager’s mailbox is no more, and of nobody there nothing is destroyed', async () => {
    const handover = await stage.startHandover();
    const now = stage.clock.now().getTime();
    const warned = async (inDays: number) => {
      await stage.db
        .updateTable('handovers')
        .set({ purge_at: new Date(now + inDays * DAY_MS), purge_warned: null })
        .where('id', '=', handover)
        .execute();
      await tendPurges({ ...stage.activities, at: () => stage.clock.now() });
      return (await handoverRow(stage, handover)).purge_warned;
    };
    const before = (await warnings()).length;
    stage.faults.noMailbox = (address) => address === MANAGER || address === LEAD;
    expect(await warned(9)).toBeNull();
    stage.faults.noMailbox = (address) => address === MANAGER;
    expect(await warned(8)).toBe(10);
    stage.faults.noMailbox = () => false;
    const told = (await stage.mail.to(LEAD)).at(-1);
    expect(told?.subject).toContain('secrets are purged in 10 days');
    expect(await warnings()).toHaveLength(before);
  });

  it('is kept where somebody says so while the warning leaves, and while others are purged; not once its own has begun', async () => {
    const ids = [await stage.startHandover(), await stage.startHandover()];
    const now = stage.clock.now().getTime();
    const until = new Date(now + 30 * DAY_MS);
    const keep = (handoverId: string) =>
      extendPurge(stage.consoleDb, {
        handoverId,
        until,
        reason: 'later',
        by: 'staff:maya@northgate.example',
        at: stage.clock.now(),
      });
    const plan = (handover: string, planned: { inDays: number; warned: number | null }) =>
      stage.db
        .updateTable('handovers')
        .set({
          purge_at: new Date(now + planned.inDays * DAY_MS),
          purge_warned: planned.warned,
          purge_warned_at: planned.warned === null ? null : new Date(now - 2 * DAY_MS),
        })
        .where('id', '=', handover)
        .execute();
    const [first = '', second = ''] = ids;
    const deps = { ...stage.activities, at: () => stage.clock.now() };
    await plan(first, { inDays: 9, warned: null });
    await tendPurges({
      ...deps,
      converse: async (...mail) => {
        await keep(first);
        return deps.converse(...mail);
      },
    });
    expect((await handoverRow(stage, first)).purge_at).toEqual(until);
    await plan(first, { inDays: -0.2, warned: 1 });
    await plan(second, { inDays: -0.1, warned: 1 });
    const refused: unknown[] = [];
    await tendPurges({
      ...deps,
      print: async (make) => {
        await keep(second);
        await keep(first).catch((error: unknown) => refused.push(error));
        return deps.print(make);
      },
    });
    expect((await handoverRow(stage, first)).purged_at).not.toBeNull();
    expect(refused).toMatchObject([{ code: 'not_extended' }]);
    expect(await handoverRow(stage, second)).toMatchObject({ purge_at: until, purged_at: null });
    await stage.vault.unlock(second);
  });
});

/** Every key that somebody could try who has today's keystore, the server's key file and the recovery key. */
async function keysOfToday(stage: Stage): Promise<Identity[]> {
  const files = await ensureKeys(stage.config.home);
  const ours = await Promise.all(
    [files.vaultKey, files.recoveryKey].map((file) => readFile(file, 'utf8')),
  );
  const own = ours.flatMap((text) => identitiesIn(text));
  const keystore = new Client({ connectionString: stage.database.keystoreOwnerUrl });
  await keystore.connect();
  const { rows } = await keystore.query<{ wrapped: Buffer }>(
    'select wrapped from wrapped_identities',
  );
  await keystore.end();
  const texts = await Promise.all(rows.map(({ wrapped }) => openBytesWith(own, wrapped)));
  return [...own, ...texts.flatMap((text) => identitiesIn(Buffer.from(text).toString('utf8')))];
}
