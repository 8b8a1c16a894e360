import { randomUUID } from 'node:crypto';
import { PreviousMspPerson } from '../../embedded/simulated/previous-msp';
import { formTo, type Visitor, type Page } from '../../embedded/simulated/visitor';
import { said, signedIn } from '../support/console-visitor';
import { FIRST, MANAGER } from '../support/handover-input';
import { boardPage, itemRows } from '../support/rows';
import { fill, opened } from '../support/opened';
import { setStage, type Stage } from '../support/stage';

const ZOE = 'zoe@sysworks.example';
const KIM = 'kim@sysworks.example';
const LEE = 'lee@sysworks.example';
const MAX = 'max@sysworks.example';

describe('beside the items, for the previous MSP', () => {
  let stage: Stage;
  let id: string;
  let bo: Visitor;
  let home: string;
  /** Signed in anew each time: a session ends after eight hours. */
  const desk = (): Promise<Visitor> => signedIn(stage);
  const ours = (path = ''): string => `${stage.config.consoleUrl}/handovers/${id}${path}`;

  beforeAll(async () => {
    stage = await setStage();
    id = await stage.startHandover();
    ({ visitor: bo, home } = await opened(await stage.mail.linkFor(FIRST, 'r')));
  }, 120_000);
  afterAll(() => stage.end());

  const groupOf = async (number: number): Promise<string> =>
    (await itemRows(stage, id)).find((item) => item.catalogue_number === number)?.group_name ?? '';

  describe('passing part of it on', () => {
    let zoe: Awaited<ReturnType<typeof opened>>;

    it('sends a colleague one mail with a link of their own, in fixed words', async () => {
      const groups = await groupOf(13);
      const typed = { name: 'Zoë Quick', email: ZOE, groups };
      const done = await fill(bo, `${home}/colleagues`, '/colleagues', typed);
      expect(said(done)).toContain('Passed on. The link goes by mail within a minute.');
      expect(said(done)).toContain('z…@sysworks.example on its way');
      expect(said(await bo.get(home))).toContain('on its way');
      await stage.clock.settle();
      const [mail, ...more] = await stage.mail.to(ZOE);
      expect(more).toEqual([]);
      expect(mail?.subject).toContain('a part of it for you');
      expect(mail?.text).toContain(
        'Bo Technician of SysWorks has passed part of a request on to you',
      );
      expect(mail?.text).toContain(groups);
      expect(mail?.attachments).toEqual([]);
      for (const page of [home, `${home}/colleagues`]) {
        expect(said(await bo.get(page))).toContain('not opened yet');
      }
    });

    it('shows the colleague the chosen groups and nothing else', async () => {
      zoe = await opened(await stage.mail.linkFor(ZOE, 'r'));
      const list = await zoe.visitor.get(zoe.home);
      const items = await itemRows(stage, id);
      const group = await groupOf(13);
      for (const item of items) {
        expect([item.name, said(list).includes(item.name)]).toEqual([
          item.name,
          item.group_name === group,
        ]);
        const page = await zoe.visitor.get(`${zoe.home}/items/${item.id}`);
        expect([item.name, page.status]).toEqual([
          item.name,
          item.group_name === group ? 200 : 404,
        ]);
      }
      expect(said(list)).toContain('Bo Technician passed this part on to you.');
      const door = (await stage.mail.linkFor(ZOE, 'r')) ?? '';
      for (const closed of ['/letter', '/colleagues', '/access'].map((end) => zoe.home + end)) {
        expect((await zoe.visitor.get(closed)).status).toBe(404);
      }
      // The letter names everything: it is not behind the door, either.
      expect((await zoe.visitor.get(`${door}/letter`)).status).toBe(404);
      expect((await zoe.visitor.get(door)).text).not.toContain('/letter');
    });

    it('keeps the colleague’s name on the answers, for whoever passed it on and for staff', async () => {
      const person = new PreviousMspPerson();
      await person.open((await stage.mail.linkFor(ZOE, 'r')) ?? '');
      const [item] = await person.list();
      await person.answer(item!, { type: 'provided', secret: () => 'canary-zoe' });
      await person.finish();
      const list = await zoe.visitor.get(zoe.home);
      const receipt = list.html.querySelector('#receipts ~ ul a')?.getAttribute('href') ?? '';
      expect(said(await zoe.visitor.get(new URL(receipt, zoe.home).href))).toContain(
        '1 item; 1 of 1 answered altogether',
      );
      expect(said(await bo.get(home))).toMatch(/Zoë Quick – .* opened 1 answer/);
      expect(said(await (await desk()).get(ours('/people')))).toMatch(
        /Zoë Quick zoe@sysworks\.example Colleague, for .*passed on by Bo Technician, .*1 answer stands/,
      );
      expect(said(await (await desk()).get(ours(`/items/${item!.id}`)))).toContain('by Zoë Quick');
    });

    it('is taken back by whoever passed it on, with a tick, and the link is like any that opens nothing', async () => {
      const bare = await fill(bo, `${home}/colleagues`, '/withdraw', {});
      expect(bare.status).toBe(422);
      expect(said(bare)).toContain('Tick the box if you want to take the link back.');
      await fill(bo, `${home}/colleagues`, '/withdraw', { sure: 'yes' });
      expect(said(await bo.get(`${home}/colleagues`))).toContain('taken back');
      const gone = await zoe.visitor.get(zoe.home);
      const never = await zoe.visitor.get(zoe.home.replace(/[0-9a-f]{12}$/, '0'.repeat(12)));
      expect([gone.status, gone.text]).toEqual([404, never.text]);
      expect(said(gone)).toContain('ask for a new link');
    });

    it('is withdrawn by staff, too, and whoever passed it on sees that', async () => {
      const groups = await groupOf(37);
      await fill(bo, `${home}/colleagues`, '/colleagues', { name: 'Kim Lo', email: KIM, groups });
      await stage.clock.settle();
      const kim = await opened(await stage.mail.linkFor(KIM, 'r'));
      const staff = await desk();
      const page = await staff.get(ours('/people'));
      const row = page.html.querySelectorAll('tr').find((one) => one.text.includes('Kim Lo'));
      const form = row?.querySelectorAll('form').find((one) => one.text.includes('Withdraw'));
      await staff.submit(page, form!, {});
      expect((await kim.visitor.get(kim.home)).status).toBe(404);
      expect(said(await bo.get(home))).toMatch(/Kim Lo – .* taken back/);
    });

    it('mails nobody for what is no name, no address or no group, and says why', async () => {
      const wrong = { name: 'Visit win.example/now', email: 'kim', groups: '' };
      const page = await fill(bo, `${home}/colleagues`, '/colleagues', wrong);
      expect(page.status).toBe(422);
      expect(said(page)).toContain('Type the name alone');
      expect(said(page)).toContain('Type one e-mail address');
      expect(said(page)).toContain('Choose at least one group.');
      // Even a portal that somebody else controls gets nothing mailed under a name that is none.
      const [one] = await stage.db.selectFrom('delegations').selectAll().execute();
      const forged = {
        id: randomUUID(),
        email: 'eve@else.example',
        name: 'Win at win.example/now',
      };
      await stage.db
        .insertInto('delegations')
        .values({ ...one!, ...forged, mail_due_at: stage.clock.now(), withdrawn_at: null })
        .execute();
      await stage.days(3);
      expect(await stage.mail.to(ZOE)).toHaveLength(1);
      expect(await stage.mail.to('eve@else.example')).toEqual([]);
    });
  });

  describe('a question at an item', () => {
    let item: { id: string; name: string };

    it('is sealed, told to the account manager, and seen on the board', async () => {
      const rows = await itemRows(stage, id);
      item = rows.find((one) => one.catalogue_number === 37)!;
      const asked = await fill(bo, `${home}/items/${item.id}`, '/questions', {
        question: 'Is the read-only one enough? canary-question',
      });
      expect(said(asked)).toContain('Asked. We answer by mail, and here.');
      expect(said(asked)).toContain('Bo Technician asked today');
      expect(asked.text).not.toContain('canary-question');
      await stage.clock.settle();
      const told = (await stage.mail.to(MANAGER)).at(-1);
      expect(told?.text).toContain(`Bo Technician asks something about “${item.name}”`);
      expect(told?.text).not.toContain('canary');
      expect(await boardPage(stage)).toContain('1 question waits');
      expect(stage.logged.join('')).not.toContain('canary');
    });

    it('is read by staff through the vault, which the log has', async () => {
      const staff = await desk();
      const before = await staff.get(ours('/questions'));
      expect(before.text).not.toContain('canary-question');
      const read = await staff.submit(before, formTo(before, `/read#${sectionOf(before)}`));
      expect(said(read)).toContain('Is the read-only one enough? canary-question');
      expect(said(await (await desk()).get(ours('/log')))).toContain(
        `Read the question about ${item.name}`,
      );
    });

    it('takes no answer that carries a secret or leads elsewhere, for the answer goes by mail', async () => {
      const staff = await desk();
      const page = await staff.get(ours('/questions'));
      const form = formTo(page, `/answer#${sectionOf(page)}`);
      const refused = await staff.submit(page, form, { answer: 'Use password: Tr0ub4dor&3' });
      expect(refused.status).toBe(422);
      expect(said(refused)).toContain('This looks like a password');
      expect(refused.text).not.toContain('Tr0ub4dor');
      const linked = await staff.submit(page, form, { answer: 'See https://forms.example/x' });
      expect(linked.status).toBe(422);
      expect(said(linked)).toContain('somebody else’s: forms.example. Say in words where to look');
      const taken = await staff.submit(page, form, { answer: 'The read-only one will do.' });
      expect(said(taken)).toContain('Answered. It stands on their page, and goes by mail.');
      await stage.clock.settle();
      const mail = (await stage.mail.to(FIRST)).at(-1);
      expect(mail?.text).toContain(`You asked about “${item.name}”`);
      expect(mail?.text).toContain('The read-only one will do.');
      expect(said(await bo.get(`${home}/items/${item.id}`))).toContain(
        'The read-only one will do.',
      );
      expect(await boardPage(stage)).not.toContain('question waits');
    });
  });

  it('ends with whoever passed it on: who is taken off takes along whom they let in, and who waits to be', async () => {
    const groups = await groupOf(37);
    await fill(bo, `${home}/colleagues`, '/colleagues', { name: 'Lee Ward', email: LEE, groups });
    await stage.clock.settle();
    const lee = await opened(await stage.mail.linkFor(LEE, 'r'));
    expect((await lee.visitor.get(lee.home)).status).toBe(200);
    await fill(bo, `${home}/colleagues`, '/colleagues', { name: 'Max Ott', email: MAX, groups });
    const { id: contact } = await stage.db
      .selectFrom('contacts')
      .select('id')
      .where('handover_id', '=', id)
      .where('email', '=', FIRST)
      .executeTakeFirstOrThrow();
    const removed = await stage.us.call('POST', `/handovers/${id}/commands/remove-contact`, {
      contact,
      reason: 'Not of this company',
    });
    expect(removed.status).toBe(200);
    await stage.clock.settle();
    expect((await lee.visitor.get(lee.home)).status).toBe(404);
    expect(await stage.mail.to(MAX)).toEqual([]);
    expect(said(await (await desk()).get(ours('/log')))).toContain('Lee Ward');
  });
});

function sectionOf(page: Page): string {
  return page.html.querySelector('[id^=question-]')?.getAttribute('id') ?? '';
}
