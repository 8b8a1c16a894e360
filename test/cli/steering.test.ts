import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { run } from '../../cli/main';
import { createApiToken, SCOPES } from '../../db/api-tokens';
import { projectRoot } from '../../platform/paths';
import { FIRST, SECOND } from '../support/handover-input';
import { handoverRow } from '../support/rows';
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

  it('records a decision about a refusal, with its mistakes in a sentence', async () => {
    const person = await stage.personAt(FIRST);
    const [item] = await person.list();
    if (!item) throw new Error('not asked for');
    await person.answer(item, { type: 'refused' });
    await person.finish();
    await stage.clock.settle();
    const { out } = await cli('decisions', number, '--json');
    const [decision] = (JSON.parse(out) as { decisions: { id: string }[] }).decisions;
    const decide = ['decide', number, decision?.id ?? '', '--outcome', 'invoice_paid'];
    expect((await cli(...decide)).code).toBe(4);
    const paid = ['--amount', 'EUR 1,250.00', '--due-on', '2029-03-06', '--note', 'Paid today'];
    const done = await cli(...decide, ...paid);
    expect([done.code, done.out]).toEqual([0, 'Recorded: invoice paid.\n']);
    expect((await cli(...decide, ...paid)).code).toBe(4);
  });

  it('lists the reset tasks of a handover and of all', async () => {
    expect((await cli('open-resets', number, '--reason', 'They will not answer')).code).toBe(0);
    const tasks = await cli('tasks', number);
    expect([tasks.code, tasks.out]).toEqual([0, expect.stringMatching(/^STATE +TO DO +ITEM/)]);
    expect((await cli('tasks', '--show', 'open')).out).toContain('recover');
    expect((await cli('tasks', '--show', 'mine')).code).not.toBe(0);
    expect((await cli('tasks', 'H-1999-0001')).code).toBe(4);
  });
});
