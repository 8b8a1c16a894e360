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
