import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { run } from '../../cli/main';
import { createApiToken, SCOPES } from '../../db/api-tokens';
import { projectRoot } from '../../platform/paths';
import { FIRST, SECOND } from '../support/handover-input';
import { handoverRow, itemRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';

const OWN_WORDS = 'As agreed with Max on the telephone, here is what is still open.';

/** Exit codes: 0 done, 2 bad input, 4 refused. From Monday 5 March 2029. */
describe('stepping in by the command line', () => {
  let stage: Stage;
  let id: string;
  let number: string;
  let token: string;
  beforeAll(async () => {
    stage = await setStage();
    id = await stage.startHandover();
    ({ number } = await handoverRow(stage, id));
    token = await createApiToken(stage.db, {
      name: 'cli',
      scopes: SCOPES,
      expiresAt: new Date('2030-01-01T00:00:00Z'),
      by: 'system',
      at: stage.clock.now(),
    });
    await stage.days(1);
  }, 90_000);
  afterAll(() => stage.end());

  async function cli(...line: string[]) {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const code = await run(line, {
      stdin: Readable.from(['']),
      stdout,
      stderr,
      env: { HANDOVER_URL: stage.config.consoleUrl, HANDOVER_TOKEN: token },
      cwd: projectRoot(),
    });
    stdout.end();
    stderr.end();
    await stage.clock.settle();
    return { code, out: await text(stdout), err: await text(stderr) };
  }

  it('previews the next message as it would go, and says when there is no such step', async () => {
    const next = await cli('preview', number, '--step', 'reminder');
    expect([next.code, next.err]).toEqual([0, '']);
    expect(next.out).toContain(`To: Bo Technician <${FIRST}>`);
    expect(next.out).toMatch(/^Subject: .*Fern Logistics/m);
    expect(next.out).not.toMatch(/\/r\/[\w-]{43}/);
    expect((await cli('preview', number, '--step', 'nothing')).code).toBe(4);
  });

  it('edits a message, but not the subject that keeps its thread, and drops the edit once', async () => {
    const edited = await cli('edit-step', number, '--step', 'reminder', '--opening', OWN_WORDS);
    expect([edited.code, edited.out]).toEqual([
      0,
      expect.stringContaining('will say it like this'),
    ]);
    expect((await cli('preview', number, '--step', 'reminder')).out).toContain(OWN_WORDS);
    const refused = await cli('edit-step', number, '--step', 'reminder', '--subject', 'Hello');
    expect([refused.code, refused.err]).toEqual([4, expect.stringContaining('keeps the subject')]);
    expect((await cli('drop-edit', number, '--step', 'reminder')).code).toBe(0);
    const again = await cli('drop-edit', number, '--step', 'reminder');
    expect([again.code, again.err]).toEqual([4, expect.stringContaining('is not edited')]);
  });

  it('leaves a step out, but never the deadline', async () => {
    const why = ['--reason', 'They answered on the telephone'];
    expect((await cli('skip-step', number, '--step', 'reminder')).code).toBe(2);
    expect((await cli('skip-step', number, '--step', 'reminder', ...why)).code).toBe(0);
    const deadline = await cli('skip-step', number, '--step', 'deadline', ...why);
    expect([deadline.code, deadline.err]).toEqual([4, expect.stringMatching(/\S/)]);
  });

  it('writes down a call, but none of tomorrow', async () => {
    const call = ['call', number, '--contact', FIRST];
    expect((await cli(...call, '--outcome', 'sang')).code).toBe(2);
    const reached = await cli(...call, '--outcome', 'reached', '--agreed', 'Sends it on Monday');
    expect([reached.code, reached.err]).toEqual([0, '']);
    const later = await cli(...call, '--outcome', 'reached', '--at', '2029-04-01T10:00:00Z');
    expect(later.code).toBe(4);
  });

  it('takes a contact away once, and knows nobody by a wrong address', async () => {
    const why = ['--reason', 'Left the company'];
    expect((await cli('remove-contact', number, '--contact', SECOND, ...why)).code).toBe(0);
    expect((await cli('remove-contact', number, '--contact', SECOND, ...why)).code).toBe(2);
  });

  /** The previous MSP refuses an item; the id of the decision that waits for us then. */
  async function refused(place: number): Promise<string> {
    const person = await stage.personAt(FIRST);
    const item = (await person.list())[place];
    if (!item) throw new Error('not asked for');
    await person.answer(item, { type: 'refused' });
    await person.finish();
    await stage.clock.settle();
    const { out } = await cli('decisions', number, '--json');
    const { decisions } = JSON.parse(out) as {
      decisions: { id: string; outcome: string | null }[];
    };
    return decisions.find(({ outcome }) => outcome === null)?.id ?? '';
  }

  it('records a decision about a refusal, with its mistakes in a sentence', async () => {
    const decide = ['decide', number, await refused(0)];
    const paid = [...decide, '--outcome', 'invoice_paid'];
    expect((await cli(...paid)).code).toBe(4);
    const told = ['--amount', 'EUR 1,250.00', '--due-on', '2029-03-06', '--note', 'Paid today'];
    const done = await cli(...paid, ...told);
    expect([done.code, done.out]).toEqual([0, 'Recorded: invoice paid.\n']);
    expect((await cli(...paid, ...told)).code).toBe(4);
    const list = await cli('decisions', number);
    expect(list.out).toMatch(/unpaid invoice +1 .+invoice paid/);
  });

  it('records an offer only with its sum and its day, counsel as no answer, and a waiver as the end', async () => {
    const decide = async (place: number, decision: string, ...line: string[]) => {
      const note = ['--note', 'Agreed with Ann'];
      const { code, out, err } = await cli('decide', number, decision, ...line, ...note);
      return { code, said: out + err, item: (await itemRows(stage, id))[place]?.state };
    };
    const first = await refused(1);
    const offer = ['--outcome', 'escrow_offered'];
    const bare = await decide(1, first, ...offer);
    expect([bare.code, bare.said]).toEqual([4, expect.stringMatching(/sum .* by which day/)]);
    const sum = ['--amount', 'GBP 900', '--due-on', '2029-03-20'];
    expect(await decide(1, first, ...offer, ...sum)).toEqual({
      code: 0,
      said: 'Recorded: escrow offered.\n',
      item: 'rejected',
    });
    expect(await decide(2, await refused(2), '--outcome', 'counsel_engaged')).toMatchObject({
      code: 0,
      item: 'answered',
    });
    expect(await decide(3, await refused(3), '--outcome', 'waived')).toMatchObject({
      code: 0,
      item: 'waived',
    });
  });

  it('pauses and goes on, extends, and sends the next step now', async () => {
    const until = async (...line: string[]) => {
      const { code, out, err } = await cli(...line);
      return [code, out + err];
    };
    expect(await until('pause', number, '--until', '2029-03-01T09:00:00Z')).toEqual([
      4,
      expect.stringContaining('before it begins'),
    ]);
    expect((await until('pause', number, '--reason', 'A strike'))[0]).toBe(0);
    expect((await handoverRow(stage, id)).paused_at).not.toBeNull();
    expect(await until('resume', number)).toEqual([0, expect.stringContaining('goes on')]);
    const why = ['--reason', 'Agreed on the telephone'];
    expect(await until('extend', number, '--deadline', '2029-03-03', ...why)).toEqual([
      4,
      expect.stringMatching(/\S/),
    ]);
    expect((await until('extend', number, '--deadline', '2029-03-23', ...why))[0]).toBe(0);
    expect((await handoverRow(stage, id)).deadline_at?.toISOString()).toBe(
      '2029-03-23T23:59:59.999Z',
    );
    const before = (await stage.mail.to(FIRST)).length;
    expect((await until('send-now', number))[0]).toBe(0);
    expect(await stage.mail.to(FIRST)).toHaveLength(before + 1);
  });

  it('waives items by their number, and puts a new contact in another’s place', async () => {
    const waived = await cli('waive', number, '--items', '5,6', '--reason', 'Not ours');
    expect([waived.code, waived.out]).toEqual([0, expect.stringContaining('asks for less')]);
    const items = await itemRows(stage, id);
    expect(items.slice(4).map(({ state }) => state)).toEqual(['waived', 'waived']);
    const person = ['--rung', 'first', '--name', 'Fay New', '--email', 'fay@sysworks.example'];
    const why = ['--reason', 'Bo left', '--replace', FIRST];
    expect((await cli('change-contact', number, ...person, ...why)).code).toBe(0);
    expect((await cli('show', number)).out).toContain('fay@sysworks.example');
    expect((await cli('change-contact', number, ...person, ...why)).code).toBe(2);
  });

  it('lists the reset tasks of a handover and of all', async () => {
    expect((await cli('open-resets', number, '--reason', 'They will not answer')).code).toBe(0);
    const tasks = await cli('tasks', number);
    expect([tasks.code, tasks.out]).toEqual([0, expect.stringMatching(/^STATE +TO DO +ITEM/)]);
    expect((await cli('tasks', '--show', 'open')).out).toContain('recover');
    expect((await cli('tasks', '--show', 'mine')).code).not.toBe(0);
    expect((await cli('tasks', 'H-1999-0001')).code).toBe(4);
  });

  it('cancels for good, with a reason, and then refuses everything', async () => {
    expect((await cli('cancel', number)).code).toBe(2);
    expect((await cli('cancel', number, '--reason', 'The client stays')).code).toBe(0);
    expect((await handoverRow(stage, id)).stage).toBe('cancelled');
    expect((await cli('resume', number)).code).toBe(4);
    const list = await cli('list', '--stage', 'cancelled');
    expect(list.out).toContain(number);
  });
});
