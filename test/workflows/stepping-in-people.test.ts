import { ensureLink } from '../../db/ensure-link';
import { setStage, type Stage } from '../support/stage';
import { steer, type Steered } from '../support/steered';

const DAY_MS = 86_400_000;
const HALF_AN_HOUR_MS = 1_800_000;

/** Every handover begins where the one before left the clock: instants are read from its own plan. */
describe('the people on the ladder change', () => {
  let stage: Stage;
  let h: Steered;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage.end());
  /** Cancelled after its test, so that the clock has no more than one to carry. */
  afterEach(() => h.command('cancel', { reason: 'Tested' }));

  it('a contact swapped in the middle gets a link of their own, and the old link gives its one answer', async () => {
    h = await steer(stage, 'swap');
    const { bo } = h;
    const old = (await stage.mail.linkFor(bo, 'r')) ?? '';
    const email = 'nia.swap@sysworks.example';
    const change = { contact: await h.contactId(bo), rung: 'first', name: 'Nia New', email };
    await h.command('change-contact', { ...change, reason: 'Bo has left' });
    await h.pass('reached');
    const fresh = (await stage.mail.linkFor(email, 'r')) ?? '';
    expect(fresh).not.toBe(old);
    expect(await (await stage.personAt(email)).list()).toHaveLength(6);
    const gone = await fetch(old);
    const mistyped = await fetch(`${old.slice(0, -43)}${'x'.repeat(43)}`);
    expect([gone.status, await gone.text()]).toEqual([404, await mistyped.text()]);
    expect(await stage.mail.to(bo)).toHaveLength(1);
  });

  it('a contact is taken away, but never the last one who can be reached', async () => {
    h = await steer(stage, 'remove');
    const { bo, cy, di } = h;
    const remove = async (email: string) =>
      h.command('remove-contact', { contact: await h.contactId(email), reason: 'Left' });
    const link = (await stage.mail.linkFor(bo, 'r')) ?? '';
    const at = stage.clock.now();
    const whose = { handoverId: h.id, contactId: await h.contactId(bo), purpose: 'reply' as const };
    expect(await remove(bo)).toMatchObject({ status: 200 });
    // Nor does a message that was being written to them bring another link.
    const another = ensureLink(stage.db, { ...whose, at, expiresAt: at }, () => Buffer.alloc(32));
    await expect(another).rejects.toThrow('taken off');
    expect(await remove(cy)).toMatchObject({ status: 200 });
    expect((await fetch(link)).status).toBe(404);
    expect((await remove(di)).detail).toMatch(/^Nobody at the previous MSP could be reached/);
    await h.command('send-next-step-now', {});
    await stage.clock.settle();
    expect([await stage.mail.to(bo), await stage.mail.to(di)].map((mails) => mails.length)).toEqual(
      [1, 1],
    );
  });

  it('a call is a step that was taken, and whoever was reached hears nothing more that day', async () => {
    h = await steer(stage, 'call');
    const { bo, cy } = h;
    const before = new Date((await h.due('reached')).getTime() - HALF_AN_HOUR_MS);
    await stage.clock.advanceTo(before);
    const call = {
      contact: await h.contactId(bo),
      outcome: 'reached',
      agreed: 'List by Friday',
      calledAt: before.toISOString(),
    };
    expect(await h.command('record-call', call)).toMatchObject({ status: 200 });
    expect(await h.step('call-1')).toMatchObject({
      kind: 'call',
      state: 'taken',
      taken_at: before,
      working_day: 2,
    });
    await h.pass('reached');
    const heard = [await stage.mail.to(bo), await stage.mail.to(cy)];
    expect(heard.map((mails) => mails.length)).toEqual([1, 1]);
    const at = async (days: number) => {
      const calledAt = new Date(before.getTime() + days * DAY_MS).toISOString();
      return (await h.command('record-call', { ...call, calledAt })).detail;
    };
    expect(await at(1)).toMatch(/^This is still to come/);
    expect(await at(-30)).toMatch(/^This was before the handover began/);
    expect(await h.inLog('command.recordCall')).toEqual([{ actor: 'token:test', details: call }]);
  });
});
