import { z } from 'zod';
import type { ReadMail } from '../../embedded/simulated/mail-reader';
import type { PreviousMspPerson } from '../../embedded/simulated/previous-msp';
import { handoverInput } from '../support/handover-input';
import { lifeCost, MOST_ADDED } from '../support/life-cost';
import { namedIn, wallTime } from '../support/mail-facts';
import { handoverRow, itemRows, messageRows, stepRows, taskRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const ADMIN = 'M365 global admin';
const DOMAIN = 'Registrar/domain';
const KEYS = 'LOB keys';
const RUNBOOKS = 'Runbooks, assets, open tickets';

/** People of one handover: their mailboxes are apart from every other's. */
const people = (house: string) => ({
  first: `bo@${house}.example`,
  second: `cy@${house}.example`,
  owner: `di@${house}.example`,
});

/** Monday 5 March 2029, four handovers side by side on one clock. */
describe('the chase listens to the answers it gets', () => {
  let stage: Stage;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    stage = await setStage();
    for (const [house, items] of [
      ['promises', [1, 60, 64]],
      ['unpaid', [1, 13, 60]],
      ['waived', [1, 60]],
      ['returned', [1]],
    ] as const) {
      const { first, second, owner } = people(house);
      ids[house] = await stage.startHandover({
        previousMsp: {
          ...(handoverInput().previousMsp as object),
          name: house,
          contacts: [
            { name: 'Bo Technician', email: first, rung: 'first' },
            { name: 'Cy Second', email: second, rung: 'second' },
            { name: 'Di Owner', email: owner, rung: 'owner' },
          ],
        },
        items: { include: items.map((catalogue) => ({ catalogue })) },
      });
    }
    await stage.days(1);
    const promising = await stage.personAt(people('promises').first);
    await say(promising, ADMIN, { type: 'promised', day: '2029-03-08' });
    const unpaid = await stage.personAt(people('unpaid').first);
    await say(unpaid, ADMIN, { type: 'refused' });
    await say(unpaid, DOMAIN, { type: 'refused' });
    const waived = await stage.personAt(people('waived').first);
    await say(waived, ADMIN, { type: 'refused' });
    await say(waived, KEYS, { type: 'provided' });
    const returned = await stage.personAt(people('returned').first);
    await say(returned, ADMIN, { type: 'provided' });
    for (const person of [promising, unpaid, waived, returned]) await person.finish();
    await stage.clock.settle();
  }, 240_000);
  afterAll(() => stage.end());

  const idOf = (house: string): string => ids[house] ?? '';
  async function say(
    person: PreviousMspPerson,
    name: string,
    answer: Parameters<PreviousMspPerson['answer']>[1],
  ): Promise<void> {
    const item = (await person.list()).find((one) => one.name === name);
    if (!item) throw new Error(`${name} is not on the list`);
    await person.answer(item, answer);
  }
  const flat = (mail: ReadMail | undefined): string => mail?.text.replace(/\s+/g, ' ') ?? '';
  const newest = async (address: string): Promise<ReadMail | undefined> =>
    (await stage.mail.to(address)).at(-1);

  async function decide(house: string, body: Record<string, unknown>): Promise<void> {
    const list = await stage.us.call('GET', `/handovers/${idOf(house)}/decisions`);
    const { decisions } = z
      .object({ decisions: z.array(z.object({ id: z.string(), outcome: z.string().nullable() })) })
      .parse(list.body);
    const open = decisions.find(({ outcome }) => outcome === null);
    const made = await stage.us.call(
      'POST',
      `/handovers/${idOf(house)}/decisions/${open?.id ?? ''}`,
      body,
    );
    if (made.status !== 200) throw new Error(JSON.stringify(made.body));
    await stage.clock.settle();
  }

  it('starts the recovery clock of a refusal, and waits for one decision of a person for all its items', async () => {
    const id = idOf('unpaid');
    const recovering = (await taskRows(stage, id)).filter(
      (task) => task.reason === 'recover' && task.state === 'open',
    );
    expect(recovering).toHaveLength(2);
    expect(await handoverRow(stage, id)).toMatchObject({ stalled_reason: 'refused' });
    const list = await stage.us.call('GET', `/handovers/${id}/decisions`);
    expect(list.body).toMatchObject({
      decisions: [{ reason: 'unpaid_invoice', outcome: null, items: [{}, {}] }],
    });
  });

  it('acknowledges a refusal in the next morning with what was done, and asks for the items again', async () => {
    await decide('unpaid', {
      outcome: 'invoice_paid',
      amount: 'GBP 1,190.00',
      dueOn: '2029-03-06',
      note: 'Paid by the client, slip in the file',
    });
    expect((await handoverRow(stage, idOf('unpaid'))).stalled_reason).toBeNull();
    await stage.clock.advanceTo(new Date('2029-03-07T09:30:00Z'));
    const mail = await newest(people('unpaid').first);
    expect(wallTime(mail ?? { date: null }, 'Europe/London')).toBe('2029-03-07 09:00');
    expect(mail?.subject).toContain('about what you hold back');
    expect(flat(mail)).toContain('The invoice you named is paid: GBP 1,190.00, on 6 March 2029.');
    expect(namedIn(mail ?? { text: '' }, [ADMIN, DOMAIN, KEYS])).toEqual([ADMIN, DOMAIN]);
    expect(flat(mail)).not.toContain('slip in the file');
  });

  it('hears nothing more of an item that a person waived after its refusal, and is thanked for the rest', async () => {
    await decide('waived', { outcome: 'waived', note: 'The tenant is new anyway' });
    await stage.clock.advanceTo(new Date('2029-03-08T09:30:00Z'));
    expect(await itemRows(stage, idOf('waived'))).toEqual([
      expect.objectContaining({ state: 'waived', waive_reason: 'The tenant is new anyway' }),
      expect.objectContaining({ state: 'answered' }),
    ]);
    const mails = await stage.mail.to(people('waived').first);
    expect(mails).toHaveLength(2);
    expect(mails.at(-1)?.subject).toContain('all answered');
    const recovers = (await taskRows(stage, idOf('waived'))).filter((t) => t.reason === 'recover');
    expect(recovers.filter((task) => task.state === 'open')).toEqual([]);
  });

  it('sends an answer back by itself in the next morning, with its note in the message and on the page', async () => {
    const id = idOf('returned');
    const [item] = await itemRows(stage, id);
    expect((await handoverRow(stage, id)).stage).toBe('resets');
    const sent = await stage.us.call('POST', `/handovers/${id}/items/${item?.id ?? ''}/reject`, {
      note: 'The password ends after eight characters. Please send the whole of it.',
    });
    expect(sent.status).toBe(200);
    await stage.clock.settle();
    await stage.clock.advanceTo(new Date('2029-03-09T09:30:00Z'));
    const mail = await newest(people('returned').first);
    expect(wallTime(mail ?? { date: null }, 'Europe/London')).toBe('2029-03-09 09:00');
    expect(flat(mail)).toContain('The password ends after eight characters.');
    expect(flat(mail)).not.toMatch(/invalid/i);
    const person = await stage.personAt(people('returned').first);
    const [line] = await person.list();
    const page = await person.look(line!);
    expect(page.text).toContain('The password ends after eight characters.');
    await say(person, ADMIN, { type: 'provided' });
    await person.finish();
    await stage.clock.settle();
    expect((await itemRows(stage, id))[0]).toMatchObject({ state: 'answered' });
    const turned = (await taskRows(stage, id)).filter((task) => task.state === 'open');
    expect(turned.map((task) => task.reason)).not.toContain('recover');
  });

  it('quotes a broken promise to the next above, and goes on asking for the others meanwhile', async () => {
    const { first, second } = people('promises');
    const reminder = (await stage.mail.to(first)).find(
      (mail) => wallTime(mail, 'Europe/London') === '2029-03-08 09:00',
    );
    expect(namedIn(reminder ?? { text: '' }, [ADMIN, KEYS, RUNBOOKS])).toEqual([KEYS, RUNBOOKS]);
    const told = await newest(second);
    expect(wallTime(told ?? { date: null }, 'Europe/London')).toBe('2029-03-09 09:00');
    expect(flat(told)).toContain(`${ADMIN}, named for 8 March 2029`);
    expect(flat(told)).toMatch(/What stands in the way\?/);
    expect(flat(told)).not.toMatch(/\bagain\b/);
    expect((await handoverRow(stage, idOf('promises'))).stalled_reason).toBe('promise_broken');
  });

  it('escalates a second broken promise to the owner, and takes no third', async () => {
    const { first, owner } = people('promises');
    const person = await stage.personAt(first);
    await say(person, ADMIN, { type: 'promised', day: '2029-03-12' });
    await person.finish();
    await stage.clock.settle();
    expect((await handoverRow(stage, idOf('promises'))).stalled_reason).toBeNull();
    await stage.clock.advanceTo(new Date('2029-03-13T09:30:00Z'));
    const told = await newest(owner);
    expect(wallTime(told ?? { date: null }, 'Europe/London')).toBe('2029-03-13 09:00');
    expect(flat(told)).toContain(`${ADMIN}, named for 12 March 2029`);
    await expect(say(person, ADMIN, { type: 'promised', day: '2029-03-20' })).rejects.toThrow(
      /twice/,
    );
  });

  it('turns the recover task of what was refused and came after all, and thanks once for everything', async () => {
    const id = idOf('unpaid');
    const { first } = people('unpaid');
    const person = await stage.personAt(first);
    for (const name of [ADMIN, DOMAIN, KEYS]) await say(person, name, { type: 'provided' });
    await person.finish();
    await stage.clock.settle();
    await stage.clock.advanceTo(new Date('2029-03-16T12:00:00Z'));
    const tasks = (await taskRows(stage, id)).filter((task) => task.state === 'open');
    const converted = tasks.filter((task) => task.converted_from === 'recover');
    expect(converted.map((task) => task.reason)).toEqual(['rotate', 'rotate']);
    const thanks = (await messageRows(stage, id)).filter(({ template }) => template === 'all-done');
    expect(thanks.map(({ to_address: to }) => to)).toEqual([first]);
    const left = (await stepRows(stage, id)).filter(
      ({ kind, state }) => kind === 'chase' && state === 'planned',
    );
    expect(left).toEqual([]);
  });

  it('never writes to one person twice on a working day, whatever was answered', async () => {
    for (const house of Object.keys(ids)) {
      for (const address of Object.values(people(house))) {
        const days = (await stage.mail.to(address)).map((mail) =>
          wallTime(mail, 'Europe/London').slice(0, 10),
        );
        expect(days).toEqual([...new Set(days)]);
      }
    }
  });

  it('costs at most three actions more for each promise, refusal and decision that changes the chase', async () => {
    // Two promises of one item; two refusals, one decision about them, and both answered after all.
    for (const [house, changes] of [
      ['promises', 2],
      ['unpaid', 5],
    ] as const) {
      const { cost, bound } = await lifeCost(stage, idOf(house));
      expect(cost.actions).toBeLessThanOrEqual(bound.actions + MOST_ADDED * changes);
    }
  });
});
