import { FIRST, MANAGER } from '../support/handover-input';
import { wallTime } from '../support/mail-facts';
import { boardPage, handoverRow } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const HOUR_MS = 3_600_000;
const LEAD = 'gareth@northgate.example';

/** Monday 5 March 2029, 10:00 in London, at the beginning. */
describe('what stands still', () => {
  let stage: Stage;
  let silent: string;
  let refusing: string;
  const subjects = async (address: string): Promise<string[]> =>
    (await stage.mail.to(address)).map((mail) => mail.subject);
  const until = (instant: string): Promise<void> => stage.clock.advanceTo(new Date(instant));

  beforeAll(async () => {
    stage = await setStage();
    silent = await stage.startHandover({
      items: { include: [{ catalogue: 60 }, { catalogue: 64 }] },
    });
    refusing = await stage.startHandover({
      client: {
        name: 'Alder Dental',
        country: 'GB',
        region: 'ENG',
        timeZone: 'Europe/London',
        signatory: { name: 'Ivy Alder', title: 'Director', email: 'ivy@alder.example' },
      },
      previousMsp: {
        name: 'Deltanet',
        country: 'GB',
        region: 'ENG',
        timeZone: 'Europe/London',
        contacts: [{ name: 'Jo First', email: 'jo@deltanet.example', rung: 'first' }],
      },
      accountManager: { name: 'Mia Manager', email: 'mia@northgate.example' },
    });
  }, 60_000);
  afterAll(() => stage.end());

  it('is told to its account manager once, and not in the night', async () => {
    await until('2029-03-06T22:00:00Z');
    const person = await stage.personAt('jo@deltanet.example');
    const [item] = await person.list();
    if (!item) throw new Error('nothing is asked for');
    await person.answer(item, { type: 'refused' });
    await person.finish();
    await stage.clock.settle();
    expect(await handoverRow(stage, refusing)).toMatchObject({ stalled_reason: 'refused' });
    expect(await subjects('mia@northgate.example')).toEqual([]);
    await until('2029-03-07T09:05:00Z');
    const told = await stage.mail.to('mia@northgate.example');
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toMatch(/^Alder Dental: handover H-.*, needs you$/);
    expect(told[0]?.text).toContain(`/handovers/${refusing}`);
    await until('2029-03-08T08:00:00Z');
    await until('2029-03-09T16:00:00Z');
    expect(await subjects('mia@northgate.example')).toHaveLength(1);
  });

  it('is told once more where more is refused while the first refusal waits for a decision', async () => {
    const person = await stage.personAt('jo@deltanet.example');
    const [, item] = await person.list();
    await person.answer(item!, { type: 'refused' });
    await person.finish();
    await stage.clock.settle();
    const told = await stage.mail.to('mia@northgate.example');
    expect(told).toHaveLength(2);
    expect(told[1]?.text.replace(/\s+/g, ' ')).toContain(
      'One more item was refused, beside what has waited for your decision since 6 March 2029.',
    );
    await stage.clock.settle();
    expect(await subjects('mia@northgate.example')).toHaveLength(2);
    expect(await handoverRow(stage, refusing)).toMatchObject({ stalled_reason: 'refused' });
  });

  it('is told to operations in a digest, each working morning of ours on which anything stands still', async () => {
    const digests = (await stage.mail.to(LEAD)).filter((mail) => mail.subject.includes('stalled'));
    expect(digests.map((mail) => wallTime(mail, 'Europe/London').slice(0, 10))).toEqual([
      '2029-03-07',
      '2029-03-08',
      '2029-03-09',
    ]);
    expect(digests[0]?.subject).toBe('1 onboarding is stalled, 7 March 2029');
    expect(digests[0]?.text).toContain(
      'Alder Dental (from Deltanet): items were refused, since 6 March 2029',
    );
    expect(digests[0]?.text).not.toContain('Fern Logistics');
  });

  it('is found within a working hour when only time brings it, without anything else happening', async () => {
    // Everything that could wake it is far away.
    await stage.us.call('POST', `/handovers/${silent}/commands/extend-deadline`, {
      deadline: '2029-05-31',
      reason: 'They asked for time.',
    });
    await until('2029-03-12T08:59:00Z');
    expect((await handoverRow(stage, silent)).stalled_reason).toBeNull();
    await until('2029-03-12T10:00:00Z');
    expect(await handoverRow(stage, silent)).toMatchObject({
      stalled_reason: 'link_never_opened',
      stalled_since: new Date('2029-03-12T09:00:00Z'),
    });
    expect(await boardPage(stage, '?show=stalled')).toContain('Fern Logistics');
    expect(await subjects(MANAGER)).toHaveLength(1);
  });

  it('is cleared by itself when it is no longer true', async () => {
    await stage.personAt(FIRST);
    await stage.clock.settle();
    expect(await handoverRow(stage, silent)).toMatchObject({
      stalled_reason: null,
      stalled_since: null,
    });
    expect(await boardPage(stage, '?show=stalled')).not.toContain('Fern Logistics');
  });

  it('says once for everybody that the worker makes no progress, and clears it when it is back', async () => {
    await stage.db
      .updateTable('worker_beats')
      .set({ at: new Date(stage.clock.now().getTime() - HOUR_MS) })
      .execute();
    const board = await boardPage(stage);
    expect(board.split('The worker makes no progress.')).toHaveLength(2);
    await stage.clock.settle();
    expect(await boardPage(stage)).not.toContain('The worker makes no progress.');
  });
});
