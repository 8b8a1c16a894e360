import { setStage, type Stage } from '../support/stage';
import { FIRST } from '../support/handover-input';
import { handoverRow, itemRows, taskRows } from '../support/rows';

const ACCOUNTS = Array.from({ length: 14 }, (_, n) => `Vendor ${String(n + 1)}, it@fern.example`);
const PASTED = 'Registrar; admin@fern.example; hunter2-Canary-77';
const SECRET_LINE = 'Xk9#mQ2$vL';

describe('a mailbox of theirs with the accounts that are registered to it', () => {
  let stage: Stage;
  let id: string;
  beforeAll(async () => {
    stage = await setStage();
    id = await stage.startHandover({
      items: { include: [{ catalogue: 5 }, { catalogue: 6 }, { catalogue: 64 }] },
    });
    const person = await stage.personAt(FIRST);
    const list = await person.list();
    const mailbox = list.find(({ name }) => name === 'MSP-managed mailbox');
    const factor = list.find(({ name }) => name.startsWith('MFA seeds'));
    if (!mailbox || !factor) throw new Error('not asked for');
    const accounts = [...ACCOUNTS, ACCOUNTS[0]?.toUpperCase() ?? '', PASTED, SECRET_LINE].join(
      '\n',
    );
    await person.answer(mailbox, { type: 'provided', accounts });
    await person.answer(factor, { type: 'provided', accounts: 'Tenant root, root@fern.example' });
    await person.finish();
    await stage.clock.settle();
  }, 90_000);
  afterAll(() => stage.end());

  const hung = async () =>
    (await itemRows(stage, id)).filter((item) => item.registered_to !== null);

  it('makes an item of each account that leans on it, once, and counts it', async () => {
    const items = await hung();
    const names = items.map(({ name }) => name);
    expect(names).toHaveLength(16);
    expect(names).toContain('Vendor 1 (it@fern.example)');
    expect(names).toContain('Registrar (admin@fern.example)');
    const root = items.find(({ name }) => name === 'Tenant root (root@fern.example)');
    expect(root?.leans_on_any_of).toEqual([6]);
    expect(items.filter((item) => item.leans_on_any_of[0] === 5)).toHaveLength(15);
    expect((await handoverRow(stage, id)).items_total).toBe(19);
  });

  it('leaves under seal whatever else stands in the list', async () => {
    const { db } = stage;
    const clear = JSON.stringify([
      await itemRows(stage, id),
      await db.selectFrom('audit_events').selectAll().where('handover_id', '=', id).execute(),
    ]);
    for (const secret of ['hunter2', 'Canary', SECRET_LINE]) expect(clear).not.toContain(secret);
    expect(stage.logged.join('')).not.toContain('Vendor 1');
  });

  it('asks for each account on the page and in the next reminder', async () => {
    const person = await stage.personAt(FIRST);
    expect((await person.list()).map(({ name }) => name)).toContain('Vendor 14 (it@fern.example)');
    await stage.days(5);
    const mails = await stage.mail.to(FIRST);
    expect(mails.at(-1)?.text).toContain('Vendor 3 (it@fern.example)');
  });

  it('plans them like any item: the board says first that the mailbox blocks them', async () => {
    const mailbox = (await itemRows(stage, id)).find(({ name }) => name === 'MSP-managed mailbox');
    await stage.us.call('POST', `/handovers/${id}/items/${mailbox?.id ?? ''}/reject`, {
      note: 'The password is refused.',
    });
    await stage.clock.settle();
    await stage.clock.advanceTo(new Date('2029-03-20T12:00:00Z'));
    const recoveries = (await taskRows(stage, id)).filter(({ reason }) => reason === 'recover');
    expect(recoveries.filter(({ state }) => state === 'open')).toHaveLength(18);
    const board = await stage.us.call('GET', `/handovers/${id}/tasks`);
    const [first] = (board.body as { tasks: { item: string; blocks: number }[] }).tasks;
    expect(first).toMatchObject({ item: 'MSP-managed mailbox', blocks: 15 });
  });
});

describe('two mailboxes of theirs in one handover', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, 90_000);
  afterAll(() => stage.end());

  it('each block the accounts that were listed on it, and the board says how many', async () => {
    const own = {
      group: 'Identity and cloud',
      name: 'Mailbox of the old domain',
      kind: 'login',
      criticality: 'normal',
      recoveryWorkingDays: 3,
      fields: ['password', 'accounts registered to it'],
    };
    const id = await stage.startHandover({ items: { include: [{ catalogue: 5 }, own] } });
    const person = await stage.personAt(FIRST);
    const items = await person.list();
    const managed = items.find(({ name }) => name === 'MSP-managed mailbox');
    const old = items.find(({ name }) => name === own.name);
    if (!managed || !old) throw new Error('not asked for');
    const listed = (count: number, at: string) =>
      Array.from({ length: count }, (_, n) => `Service ${String(n + 1)}, it@${at}.example`);
    const several = { type: 'provided', accounts: listed(3, 'fern').join('\n') } as const;
    await person.answer(managed, several);
    await person.answer(old, { type: 'provided', accounts: listed(2, 'oldfern').join('\n') });
    await person.finish();
    await stage.clock.settle();
    for (const { id: item } of [managed, old]) {
      const note = { note: 'The password is refused.' };
      await stage.us.call('POST', `/handovers/${id}/items/${item}/reject`, note);
    }
    await stage.clock.settle();
    await stage.clock.advanceTo(new Date('2029-03-20T12:00:00Z'));
    const board = await stage.us.call('GET', `/handovers/${id}/tasks`);
    const { tasks } = board.body as { tasks: { item: string; blocks: number }[] };
    const blocks = tasks.map(({ item, blocks: many }) => [item, many]);
    expect(blocks.slice(0, 2)).toEqual([
      ['MSP-managed mailbox', 3],
      ['Mailbox of the old domain', 2],
    ]);
    expect(blocks.slice(2).every(([, many]) => many === 0)).toBe(true);
    const came = (await person.list()).find(({ id: one }) => one === old.id);
    await person.answer(came ?? old, { type: 'provided', accounts: '' });
    await person.finish();
    await stage.clock.settle();
    const free = await stage.us.call('GET', `/handovers/${id}/tasks`);
    const left = (free.body as { tasks: typeof tasks }).tasks;
    expect(left.find(({ item }) => item === 'MSP-managed mailbox')?.blocks).toBe(3);
  });
});
