import { ensureStaff } from '../../db/staff';
import { beginTask, noteTask } from '../../db/work-task';
import { FIRST } from '../support/handover-input';
import { handoverRow, itemRows, stepRows, taskRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

describe('an answer after the deadline', () => {
  let stage: Stage;
  let id: string;
  beforeAll(async () => {
    stage = await setStage();
    await ensureStaff(stage.db, { domain: 'northgate.example', at: stage.clock.now() });
    id = await stage.startHandover();
    await stage.clock.advanceTo(new Date('2029-03-20T09:30:00Z'));
  }, 60_000);
  afterAll(() => stage.end());

  const recoveries = async () =>
    (await taskRows(stage, id)).filter(
      (task) => task.reason === 'recover' || task.converted_from === 'recover',
    );

  it('turns its recover task into a rotate task and keeps the work that was begun', async () => {
    const begun = (await stage.us.openTasks(id)).find(
      (task) => task.reason === 'recover' && task.item === 'M365 global admin',
    );
    const [technician] = await stage.db.selectFrom('staff').select('id').limit(1).execute();
    const act = { taskId: begun?.id ?? '', by: 'staff:test', at: stage.clock.now() };
    await beginTask(stage.db, { ...act, staffId: technician?.id ?? '', insists: false });
    await noteTask(stage.db, { ...act, note: 'Ownership proof sent to the vendor' });

    const person = await stage.personAt(FIRST);
    for (const item of await person.list()) await person.answer(item, { type: 'provided' });
    await person.finish();
    await stage.clock.settle();

    const tasks = await taskRows(stage, id);
    expect(tasks.find((task) => task.id === begun?.id)).toMatchObject({
      reason: 'rotate',
      state: 'open',
      converted_from: 'recover',
      note: 'Ownership proof sent to the vendor',
      converted_at: stage.clock.now(),
    });
    expect((await recoveries()).filter((task) => task.state === 'open')).toEqual(
      (await recoveries()).filter((task) => task.state === 'open' && task.reason === 'rotate'),
    );
  });

  it('ends the chase with thanks: nobody is written to any more', async () => {
    expect((await stage.mail.to(FIRST)).at(-1)?.subject).toContain('all answered');
    const before = (await stage.mail.to(FIRST)).length;
    await stage.clock.advanceTo(new Date('2029-03-27T12:00:00Z'));
    expect(await stage.mail.to(FIRST)).toHaveLength(before);
    const left = (await stepRows(stage, id)).filter(
      (step) => step.kind === 'chase' && step.state === 'planned',
    );
    expect(left).toEqual([]);
  });

  it('lets the handover close, each item accepted and no two tasks of one kind for it', async () => {
    await stage.us.acceptAll(id);
    await stage.us.finishTasks(id);
    await stage.clock.settle();
    expect((await handoverRow(stage, id)).stage).toBe('closed');
    expect((await itemRows(stage, id)).map((item) => item.state)).toEqual(
      Array(6).fill('accepted'),
    );
    const kept = (await taskRows(stage, id)).filter((task) => task.state !== 'withdrawn');
    const keys = kept.map((task) => `${task.item_id} ${task.reason}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
