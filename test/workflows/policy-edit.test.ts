import { savePolicy, makeDefaultPolicy } from '../../db/policies';
import { readPolicy } from '../../domain/intake/read-policy';
import type { Policy } from '../../domain/chase/policy';
import { wallTime } from '../support/mail-facts';
import { handoverRow } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const policy = (reminderOn: number): Policy => {
  const read = readPolicy({
    name: 'House',
    steps: [
      { key: 'request', workingDay: 0, rungs: ['first'], template: 'request', tone: 'courteous' },
      {
        key: 'reminder',
        workingDay: reminderOn,
        rungs: ['first'],
        template: 'reminder',
        tone: 'friendly',
      },
      {
        key: 'deadline',
        workingDay: 8,
        rungs: ['owner'],
        template: 'deadline',
        tone: 'firm',
        deadline: true,
      },
    ],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.policy;
};

describe('editing a policy', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage.end());

  const begin = async (name: string, more: object): Promise<string> =>
    stage.startHandover({
      previousMsp: {
        name: `${name} MSP`,
        country: 'GB',
        region: 'ENG',
        timeZone: 'Europe/London',
        contacts: [
          { name: 'Bo', email: `bo@${name}.example`, rung: 'first' },
          { name: 'Di', email: `di@${name}.example`, rung: 'owner' },
        ],
      },
      ...more,
    });
  const reached = async (name: string) =>
    (await stage.mail.to(`bo@${name}.example`)).map((mail) => wallTime(mail, 'Europe/London'));

  it('leaves a handover that is running with the letter and the dates it agreed to', async () => {
    const by = 'staff:test';
    const at = stage.clock.now();
    const saved = await savePolicy(stage.db, { over: null, policy: policy(2), by, at });
    if (!('id' in saved)) throw new Error(saved.refused);
    await makeDefaultPolicy(stage.db, { id: saved.id, by, at });
    const named = await begin('named', { policy: 'House' });
    const silent = await begin('default', {});
    const over = { id: saved.id, version: 1 };
    await savePolicy(stage.db, { over, policy: policy(4), by, at: stage.clock.now() });
    await begin('later', { policy: 'House' });
    await stage.clock.advanceTo(new Date('2029-03-09T12:00:00Z'));

    const before = ['2029-03-05 10:00', '2029-03-07 09:00'];
    expect(await reached('named')).toEqual(before);
    expect(await reached('default')).toEqual(before);
    expect(await reached('later')).toEqual(['2029-03-05 10:00', '2029-03-09 09:00']);
    for (const id of [named, silent]) {
      expect((await handoverRow(stage, id)).policy).toEqual(policy(2));
    }
  });
});
