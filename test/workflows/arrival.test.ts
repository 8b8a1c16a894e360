import { sql } from 'kysely';
import { Client } from 'pg';
import { formTo } from '../../embedded/simulated/visitor';
import type { ListedItem, PreviousMspPerson } from '../../embedded/simulated/previous-msp';
import { askedAgain } from '../support/asked-again';
import { EICAR, startClamd, type Clamd } from '../support/clamd';
import { said, signedIn } from '../support/console-visitor';
import { FIRST, MANAGER } from '../support/handover-input';
import { boardPage, itemRows, outageRows } from '../support/rows';
import { opened } from '../support/opened';
import { setStage, type Stage } from '../support/stage';
import { sendSpoiledOthers } from '../support/spoiled-others';
import { answersToSend, keepassFile, type Sent } from '../support/spoiled-answers';
import { tablesWith } from '../support/tables-with';
import { describeWith } from '../support/tools';
import { withoutItsKey } from '../support/without-its-key';

const LEAD = 'gareth@northgate.example';
describeWith('keepassxc-cli', 'what arrives is opened before anybody relies on it', () => {
  let stage: Stage;
  let clamd: Clamd;
  let id: string;
  let person: PreviousMspPerson;
  let bo: Awaited<ReturnType<typeof opened>>;
  let sent: Record<string, Sent>;
  const items = new Map<string, ListedItem>();
  const itemFor = (name: string): ListedItem => {
    const item = items.get(name);
    if (!item) throw new Error(`no item for ${name}`);
    return item;
  };

  beforeAll(async () => {
    clamd = await startClamd();
    stage = await setStage({ env: { CLAMD: `127.0.0.1:${clamd.port}` } });
    sent = answersToSend(await keepassFile());
    const include = Object.values(sent).map(({ catalogue }) => ({ catalogue }));
    id = await stage.startHandover({ items: { include: [...include, { catalogue: 60 }] } });
    await stage.days(1);
    person = await stage.personAt(FIRST);
    const rows = await itemRows(stage, id);
    const listed = await person.list();
    const client = new Client({ connectionString: stage.database.superuserUrl });
    await client.connect();
    for (const [name, { catalogue, secret, file, spoil }] of Object.entries(sent)) {
      const row = rows.find((one) => one.catalogue_number === catalogue);
      const item = listed.find((one) => one.id === row?.id);
      if (!item) throw new Error(`the list has no ${catalogue}`);
      items.set(name, item);
      await person.answer(item, {
        type: 'provided',
        ...(secret === undefined ? {} : { secret: () => secret }),
        ...(file ? { file: { name: `${name}.bin`, type: '', content: file } } : {}),
      });
      await spoil?.(client, item.id);
    }
    await sendSpoiledOthers(stage, client, { handoverId: id, itemId: itemFor('good').id });
    await client.end();
    await person.finish();
    await stage.clock.settle();
    bo = await opened(await stage.mail.linkFor(FIRST, 'r'));
  }, 240_000);
  afterAll(async () => {
    await stage.end();
    await clamd.stop();
  });

  it('goes back to its sender with the reason, and counts as open again, when it cannot be used', async () => {
    const rows = await itemRows(stage, id);
    const told = Object.keys(sent).map((name) => {
      const row = rows.find((one) => one.id === itemFor(name).id);
      return [name, row?.state, row?.rejection_note ?? null];
    });
    expect(told).toEqual(
      Object.entries(sent).map(([name, { note }]) => [
        name,
        note === null ? 'answered' : 'rejected',
        note === null ? null : (expect.stringContaining(note) as string),
      ]),
    );
  });

  it('is said on the sender’s page and in the next message', async () => {
    const page = await person.look(itemFor('chunk damaged'));
    expect(said(page)).toContain('A file could not be read: it arrived damaged.');
    await stage.clock.advanceTo(new Date('2029-03-09T12:00:00Z'));
    const mail = (await stage.mail.to(FIRST)).at(-1);
    const text = mail?.text.replace(/\s+/g, ' ');
    expect(text).toContain('The certificate came without its private key.');
    expect(text).toContain('The KeePass file is damaged or cut off.');
  });

  it('is told to the account manager, a sitting in one message, once, and stands on the handover’s page', async () => {
    const told = (await stage.mail.to(MANAGER)).filter(({ subject }) =>
      subject.includes('could not be used and went back'),
    );
    const back = Object.values(sent).filter(({ note }) => note !== null);
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toMatch(new RegExp(`^${back.length} answers could not be used`));
    for (const { note } of back) expect(told[0]?.text.replace(/\s+/g, ' ')).toContain(note);
    const page = await (await signedIn(stage)).get(`${stage.config.consoleUrl}/handovers/${id}`);
    expect(said(page)).toContain('sent back: The certificate came without its private key.');
  });

  it('is opened when it came beside the answers, too, and told once: a question to who asked it, all to the account manager', async () => {
    const told = (await stage.mail.to(MANAGER)).filter(({ subject }) =>
      subject.includes('came that could not be used'),
    );
    expect(told.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^5 things came that/),
    ]);
    const lines = told[0]?.text.replace(/\s+/g, ' ');
    for (const line of [
      'What was also sent (Bo Technician): It could not be read',
      'What was also sent (Bo Technician): A file that it names did not arrive.',
      'What was also sent (Bo Technician): The virus scanner found malicious software in it.',
      'A question about an item (Bo Technician): It could not be read',
      'A file that is of no item: It is not what its sender sealed. (not told)',
    ]) {
      expect(lines).toContain(line);
    }
    const answers = (await stage.mail.to(FIRST)).map(({ text }) => text.replace(/\s+/g, ' '));
    expect(answers.filter((text) => text.includes('Please ask it once more.'))).toHaveLength(1);
    const staff = await signedIn(stage);
    const base = `${stage.config.consoleUrl}/handovers/${id}`;
    const page = await staff.get(`${base}/also-sent`);
    expect(said(page)).toContain('It could not be used. A file that it names did not arrive.');
    const { rows } = await sql<{ id: string }>`
      select id from also_sent where finding = 'infected'`.execute(stage.db);
    const form = formTo(page, `/also-sent/${rows[0]?.id ?? ''}`);
    const refused = await staff.submit(page, form, { reason: 'to see what it is' });
    expect([refused.status, said(refused)]).toEqual([
      409,
      expect.stringContaining('The virus scanner found malicious software in this'),
    ]);
    expect(said(await staff.get(`${base}/log`))).toContain('What was also sent could not be used.');
  });

  it('is said to our people at the item, with what could not be told', async () => {
    const staff = await signedIn(stage);
    const at = async (name: string): Promise<string> =>
      said(await staff.get(`${stage.config.consoleUrl}/handovers/${id}/items/${itemFor(name).id}`));
    expect(await at('good')).toContain('It opens, and is as it was sent: checked');
    expect(await at('chunks swapped')).toContain(
      'could not be used A file could not be read: it is not what its sender sealed. It went back to its sender by itself.',
    );
    expect(await at('kdbx whole')).toContain('A KeePass file is whole from outside.');
    const log = said(await staff.get(`${stage.config.consoleUrl}/handovers/${id}/log`));
    expect(log).toContain('could not be used: the certificate came without its private key');
  });

  it('is scanned by clamd’s protocol: what is infected is locked for everybody, and the rest is not', async () => {
    expect(clamd.seen).toContain(5_000_000);
    const staff = await signedIn(stage);
    const url = `${stage.config.consoleUrl}/handovers/${id}/items/${itemFor('infected').id}`;
    expect(said(await staff.get(url))).toContain(
      'locked The virus scanner found Eicar-Test-Signature in a file of it. Nobody can download it.',
    );
    const ask = await staff.get(`${url}/reveal`);
    const shown = await staff.submit(ask, formTo(ask, '/reveal'), { reason: 'a look' });
    const file = shown.html
      .querySelectorAll('form')
      .find((form) => form.getAttribute('action')?.includes('/files/'));
    if (!file) throw new Error('the revealed item shows no file');
    const refused = await staff.submit(shown, file, { reason: 'a look' });
    expect([refused.status, said(refused)]).toEqual([
      409,
      expect.stringContaining('The virus scanner found Eicar-Test-Signature in this file'),
    ]);
  });

  it('leaves no file’s name and no content in the log or in a table', async () => {
    const words = ['chunk damaged.bin', 'kdbx whole.bin', 'infected.bin', EICAR, 'row;of;a;list'];
    expect(await tablesWith(stage.db, words)).toEqual([]);
    expect(words.filter((word) => stage.logged.join('').includes(word))).toEqual([]);
  });

  it('is looked at again when it is sent anew, and counts then', async () => {
    const item = itemFor('infected');
    await person.answer(item, {
      type: 'provided',
      file: { name: 'clean.txt', type: '', content: Buffer.from('clean') },
    });
    await person.finish();
    await stage.clock.settle();
    const row = (await itemRows(stage, id)).find((one) => one.id === item.id);
    expect([row?.state, row?.rejection_note]).toEqual(['answered', null]);
    const { rows } = await sql<{ checked: boolean; finding: string | null }>`
      select checked_at is not null as checked, finding from answers
      where id = ${row?.answer_id ?? ''}::uuid`.execute(stage.db);
    expect(rows).toEqual([{ checked: true, finding: null }]);
  });

  it('waits for a scanner that is away, which the board says after a quarter of an hour, until it is back', async () => {
    clamd.down = true;
    await person.answer(itemFor('chunk damaged'), {
      type: 'provided',
      file: { name: 'later.txt', type: '', content: Buffer.from('seen later') },
    });
    await stage.clock.advance(20 * 60_000);
    expect(await boardPage(stage)).toContain('The virus scanner does not answer.');
    expect((await outageRows(stage)).map(({ reason }) => reason)).toContain('scanner_failing');
    clamd.down = false;
    await stage.clock.advance(60_000);
    expect(clamd.seen.at(-1)).toBe('seen later'.length);
    expect(await boardPage(stage)).not.toContain('The virus scanner does not answer.');
  });

  it.each(['is another’s', 'is not there'] as const)(
    'goes back to nobody while the handover’s key %s: it waits, the board says so, and it is looked at once the key opens again',
    (what) => withoutItsKey(stage, { id, item: itemFor('infected'), person, clamd, what }),
  );

  it('is not accepted at all once a byte of the handover’s key was changed, and operations is told at once', async () => {
    const set = (from: string, to: string) =>
      sql`update handovers set recipient = replace(recipient, ${from}, ${to}) where id = ${id}::uuid`.execute(
        stage.db,
      );
    await set('age1', 'age1q');
    const item = itemFor('kdbx cut');
    await expect(person.answer(item, { type: 'provided' })).rejects.toThrow('not saved (503)');
    await stage.clock.advance(60_000);
    const title = 'A handover’s key in the database is not the one that we signed';
    expect(await boardPage(stage)).toContain(title);
    const told = (await stage.mail.to(LEAD)).filter(({ subject }) => subject === title);
    expect(told.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringContaining('Nothing is accepted for it'),
    ]);
    await set('age1q', 'age1');
    await stage.clock.advance(60_000);
    expect(await boardPage(stage)).not.toContain(title);
    await person.answer(item, { type: 'provided' });
  });

  describe('of whoever sent it beside the answers', () => {
    askedAgain(() => ({ stage, id, bo }));
  });
});
