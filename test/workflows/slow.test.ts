import type { ReadMail } from '../../embedded/simulated/mail-reader';
import { FIRST, OWNER, SECOND, SPONSOR } from '../support/handover-input';
import { namedIn, wallTime } from '../support/mail-facts';
import { handoverRow, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const ADMIN = 'M365 global admin';
const KEYS = 'LOB keys';

/** Monday 5 March 2029; promised for Tuesday 13 March. */
describe('a previous MSP that promises', () => {
  let stage: Stage;
  let id: string;
  const theirs = async (): Promise<ReadMail[]> =>
    (await Promise.all([FIRST, SECOND, OWNER].map((address) => stage.mail.to(address)))).flat();
  const naming = async (name: string): Promise<string[]> =>
    (await theirs())
      .filter((mail) => namedIn(mail, [name]).length > 0)
      .map((mail) => wallTime(mail, 'Europe/London'));

  beforeAll(async () => {
    stage = await setStage();
    const include = [1, 60, 64].map((catalogue) => ({ catalogue }));
    id = await stage.startHandover({ items: { include } });
    await stage.days(1);
    const person = await stage.personAt(FIRST);
    for (const item of await person.list()) {
      if (item.name === ADMIN || item.name === KEYS)
        await person.answer(item, { type: 'promised', day: '2029-03-13' });
    }
    await person.finish();
    await stage.clock.settle();
  }, 60_000);
  afterAll(() => stage.end());

  it('is not reminded of what it promised until the day has passed', async () => {
    await stage.clock.advanceTo(new Date('2029-03-13T18:00:00Z'));
    expect(await naming(ADMIN)).toEqual(['2029-03-05 10:00']);
    expect(await naming('Runbooks, assets, open tickets')).toEqual([
      '2029-03-05 10:00',
      '2029-03-08 09:00',
      '2029-03-12 09:00',
      '2029-03-12 09:00',
    ]);
    expect((await handoverRow(stage, id)).items_promised).toBe(2);
  });

  it('hears no more of a promise that it keeps', async () => {
    const person = await stage.personAt(FIRST);
    const key = (await person.list()).find((item) => item.name === KEYS);
    if (!key) throw new Error('the item is gone');
    await person.answer(key, { type: 'provided' });
    await person.finish();
    await stage.clock.advanceTo(new Date('2029-03-14T08:00:00Z'));
    expect(await naming(KEYS)).toEqual(['2029-03-05 10:00']);
  });

  it('finds a broken promise with the next above the morning after, with the promised day quoted', async () => {
    await stage.clock.advanceTo(new Date('2029-03-14T09:30:00Z'));
    const told = (await stage.mail.to(SECOND)).at(-1);
    expect(wallTime(told ?? { date: null }, 'Europe/London')).toBe('2029-03-14 09:00');
    expect(told?.text.replace(/\s+/g, ' ')).toMatch(/M365 global admin.*13 March/);
    const text = told?.text.replace(/\s+/g, ' ') ?? '';
    expect(text).not.toContain(`${KEYS}, named for`);
    expect(text).toContain(`We have ${KEYS} from you meanwhile, with thanks.`);
    expect(await handoverRow(stage, id)).toMatchObject({ stalled_reason: 'promise_broken' });
  });

  it('is chased as before once its promise is broken, and what never comes is recovered', async () => {
    await stage.clock.advanceTo(new Date('2029-03-20T09:30:00Z'));
    const steps = await stepRows(stage, id);
    expect(steps.find((step) => step.key === 'escalation')?.state).toBe('taken');
    expect(namedIn((await stage.mail.to(OWNER)).at(-1) ?? { text: '' }, [ADMIN])).toEqual([ADMIN]);
    expect((await stage.mail.to(SPONSOR)).length).toBeGreaterThan(1);
    const open = (await stage.us.openTasks(id)).filter((task) => task.reason === 'recover');
    expect(open.map((task) => task.item)).toContain(ADMIN);
  });
});
