import { sql } from 'kysely';
import { Client } from 'pg';
import { formTo } from '../../embedded/simulated/visitor';
import type { ListedItem, PreviousMspPerson } from '../../embedded/simulated/previous-msp';
import { alsoSent } from '../support/also-sent-entry';
import { EICAR, startClamd, type Clamd } from '../support/clamd';
import { said, signedIn } from '../support/console-visitor';
import { FIRST, MANAGER, SIGNATORY } from '../support/handover-input';
import { boardPage, itemRows, messageRows, outageRows, stepRows } from '../support/rows';
import { fill, opened } from '../support/opened';
import { setStage, type Stage } from '../support/stage';
import { damage, sendSpoiledOthers } from '../support/spoiled-others';
import { answersToSend, keepassFile, type Sent } from '../support/spoiled-answers';
import { tablesWith } from '../support/tables-with';
import { describeWith } from '../support/tools';
import { withoutItsKey } from '../support/without-its-key';

const ZOE = 'zoe@sysworks.example';
const ONCE_MORE = 'something to send once more';
const plain = (text = ''): string => text.replace(/\s+/g, ' ');
const LEAD = 'gareth@northgate.example';
describeWith('keepassxc-cli', 'what arrives is opened before anybody relies on it', () => {
  let stage: Stage;
  let clamd: Clamd;
  let id: string;
  let person: PreviousMspPerson;
  let bo: Awaited<ReturnType<typeof opened>>;
  let sent: Record<string, Sent>;
  const leftAt = async (subject: string): Promise<string[]> =>
    (await messageRows(stage, id))
      .filter((row) => row.subject.includes(subject))
      .map((row) => row.created_at.toISOString().slice(0, 16));
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

  it('is asked for once more beside the answers, too: on its sender’s page, in one message of the next working morning, in the words of an answer', async () => {
    const asked = (await stage.mail.to(FIRST)).filter(({ subject }) => subject.includes(ONCE_MORE));
    expect(asked).toHaveLength(1);
    const page = said(await bo.visitor.get(bo.home));
    const sent = 'What you sent besides the items (6 March 2029):';
    for (const why of [
      'It could not be read: it arrived damaged. Please send it again.',
      'A file that belongs to it did not arrive. Please send it again.',
      'Our virus scanner found malicious software in a file, and it stays locked. Please send a clean copy.',
    ]) {
      expect(plain(asked[0]?.text)).toContain(`${sent} ${why}`);
      expect(page).toContain(`${sent} ${why}`);
    }
    expect(await leftAt(ONCE_MORE)).toEqual(['2029-03-07T09:01']);
    await alsoSent(stage, id, 'whole');
    await stage.clock.settle();
    expect(said(await bo.visitor.get(bo.home))).not.toContain(sent);
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
    let client: Client;
    let other: string;
    let ann: Awaited<ReturnType<typeof opened>>;
    const once = async (address: string) =>
      (await stage.mail.to(address)).filter(({ subject }) => subject.includes(ONCE_MORE));
    const written = 'What you wrote when you declined to sign (9 March 2029): It could not be read';
    beforeAll(async () => {
      client = new Client({ connectionString: stage.database.superuserUrl });
      await client.connect();
      other = await stage.startHandover({ authority: { toSign: true }, });
      ann = await opened(await stage.mail.linkFor(SIGNATORY, 'a'));
      const no = { reason: 'items', text: 'The domain is not theirs.', name: 'Ann Fern' };
      await fill(ann.visitor, ann.home, '/decline', no);
      const { rows } = await client.query<{ id: string }>('select id from authority_declines');
      await damage(client, 'authority_declines', rows[0]!.id);
      const groups = (await itemRows(stage, id))[0]!.group_name;
      const zoe = { name: 'Zoë Quick', email: ZOE, groups };
      await fill(bo.visitor, `${bo.home}/colleagues`, '/colleagues', zoe);
      await stage.clock.settle();
      for (const from of [FIRST, ZOE]) {
        await damage(client, 'also_sent', await alsoSent(stage, id, 'lost', from));
      }
      await stage.clock.settle();
      await stage.clock.advanceTo(new Date('2029-03-12T12:00:00Z'));
    }, 120_000);
    afterAll(() => client.end());

    it('is said by the chase’s own message of that morning, where one goes to the same person', async () => {
      expect(await once(FIRST)).toHaveLength(1);
      const chased = (await stage.mail.to(FIRST)).at(-1);
      expect(plain(chased?.text)).toContain(
        'Besides, something that you sent could not be used here: What you sent besides the items (9 March 2029): It could not be read',
      );
      const steps = (await stepRows(stage, id)).filter(({ kind }) => kind === 'send_again');
      expect(steps.map((step) => step.skip_reason).sort()).toEqual(['told_together', null, null]);
    });

    it('reaches a colleague by a link of their own, and stays the account manager’s where it reaches nobody', async () => {
      const [mail, ...more] = await once(ZOE);
      expect(more).toEqual([]);
      const { visitor, home } = await opened(await stage.mail.linkFor(ZOE, 'r'));
      expect(mail?.text).toMatch(/\/r\/[\w-]{43}/);
      expect(said(await visitor.get(home))).toContain('Something that you sent could not be used');
      await damage(client, 'also_sent', await alsoSent(stage, id, 'lost too', ZOE));
      await stage.clock.settle();
      await client.query('update contacts set bounced_at = now() where email = $1', [ZOE]);
      await stage.clock.advanceTo(new Date('2029-03-13T12:00:00Z'));
      expect(await once(ZOE)).toHaveLength(1);
      const told = (await stage.mail.to(MANAGER)).filter(({ text }) => text.includes('Zoë Quick'));
      expect(told.map(({ text }) => text.includes('(not told)'))).toEqual([false, false, true]);
    });

    it('reaches the signatory, who writes it or sends the copy once more', async () => {
      const [mail, ...more] = await once(SIGNATORY);
      expect(more).toEqual([]);
      expect(mail?.text).toMatch(/\/a\/[\w-]{43}/);
      expect(said(await ann.visitor.get(ann.home))).toContain(written);
      const no = { reason: 'items', text: 'The domain is not theirs.', name: 'Ann Fern' };
      await fill(ann.visitor, ann.home, '/decline', no);
      await stage.clock.settle();
      expect(said(await ann.visitor.get(ann.home))).not.toContain(written);
      const upload = (content: string) =>
        fill(ann.visitor, ann.home, '/upload', {
          ...{ name: 'Ann Fern', title: 'Director' },
          files: { name: 'signed.pdf', type: 'application/pdf', content: Buffer.from(content) },
        });
      await upload(`%PDF-1.7 ${EICAR}`);
      await stage.clock.settle();
      const copy = 'The signed copy of the letter (13 March 2029): Our virus scanner found';
      expect(said(await ann.visitor.get(ann.home))).toContain(copy);
      await upload('%PDF-1.7 clean');
      await stage.clock.settle();
      expect(said(await ann.visitor.get(ann.home))).not.toContain(copy);
      const files = await client.query<{ infected_with: string | null }>(
        'select infected_with from files where id = (select file_id from authorities where handover_id = $1)',
        [other],
      );
      expect(files.rows).toEqual([{ infected_with: null }]);
    });
  });
});
