import { Client } from 'pg';
import type { Visitor } from '../../embedded/simulated/visitor';
import { alsoSent } from './also-sent-entry';
import { EICAR } from './clamd';
import { said, signedIn } from './console-visitor';
import { FIRST, MANAGER, SIGNATORY } from './handover-input';
import { fill, opened } from './opened';
import { itemRows, messageRows, stepRows } from './rows';
import { damage } from './spoiled-others';
import type { Stage } from './stage';

const ONCE_MORE = 'something to send once more';
const ZOE = 'zoe@sysworks.example';

const plain = (text = ''): string => text.replace(/\s+/g, ' ');

export interface ArrivalScene {
  stage: Stage;
  /** Of a handover on Friday, 9 March 2029, whose next message is the one of Monday morning. */
  id: string;
  /** The first contact, on its list. */
  bo: { visitor: Visitor; home: string };
}

/** What becomes of who sent something beside the answers that can be of no use; on a stage that stands. */
export function askedAgain(scene: () => ArrivalScene): void {
  const stage = () => scene().stage;
  const id = () => scene().id;
  const bo = () => scene().bo;
  let client: Client;
  let other: string;
  let ann: Awaited<ReturnType<typeof opened>>;
  const once = async (address: string) =>
    (await stage().mail.to(address)).filter(({ subject }) => subject.includes(ONCE_MORE));
  const written = 'What you wrote when you declined to sign (9 March 2029): It could not be read';
  beforeAll(async () => {
    client = new Client({ connectionString: stage().database.superuserUrl });
    await client.connect();
    other = await stage().startHandover({ authority: { toSign: true } });
    ann = await opened(await stage().mail.linkFor(SIGNATORY, 'a'));
    const no = { reason: 'items', text: 'The domain is not theirs.', name: 'Ann Fern' };
    await fill(ann.visitor, ann.home, '/decline', no);
    const { rows } = await client.query<{ id: string }>('select id from authority_declines');
    await damage(client, 'authority_declines', rows[0]!.id);
    const groups = (await itemRows(stage(), id()))[0]!.group_name;
    const zoe = { name: 'Zoë Quick', email: ZOE, groups };
    await fill(bo().visitor, `${bo().home}/colleagues`, '/colleagues', zoe);
    await stage().clock.settle();
    for (const from of [FIRST, ZOE]) {
      await damage(client, 'also_sent', await alsoSent(stage(), id(), 'lost', from));
    }
    await stage().clock.settle();
    await stage().clock.advanceTo(new Date('2029-03-12T12:00:00Z'));
  }, 120_000);
  afterAll(() => client.end());

  it('is asked for once more: on their page, in one message of the next working morning, in the words of an answer', async () => {
    const [asked, ...more] = await once(FIRST);
    expect(more).toEqual([]);
    const left = (await messageRows(stage(), id())).find(({ subject }) =>
      subject.includes(ONCE_MORE),
    );
    expect(left?.created_at.toISOString()).toMatch(/^2029-03-07T09:01:/);
    const page = said(await bo().visitor.get(bo().home));
    const sent = 'What you sent besides the items (6 March 2029):';
    for (const why of [
      'It could not be read: it arrived damaged. Please send it again.',
      'A file that belongs to it did not arrive. Please send it again.',
      'Our virus scanner found malicious software in a file, and it stays locked. Please send a clean copy.',
    ]) {
      expect(plain(asked?.text)).toContain(`${sent} ${why}`);
      expect(page).toContain(`${sent} ${why}`);
    }
    await alsoSent(stage(), id(), 'whole');
    await stage().clock.settle();
    expect(said(await bo().visitor.get(bo().home))).not.toContain(sent);
  });

  it('is said by the chase’s own message of that morning, where one goes to the same person', async () => {
    expect(await once(FIRST)).toHaveLength(1);
    const chased = (await stage().mail.to(FIRST)).at(-1);
    expect(plain(chased?.text)).toContain(
      'Besides, something that you sent could not be used here: What you sent besides the items (9 March 2029): It could not be read',
    );
    const steps = (await stepRows(stage(), id())).filter(({ kind }) => kind === 'send_again');
    expect(steps.flatMap((step) => step.skip_reason ?? [])).toEqual(['told_together']);
  });

  it('reaches a colleague by a link of their own, and stays the account manager’s where it reaches nobody', async () => {
    const [mail, ...more] = await once(ZOE);
    expect(more).toEqual([]);
    const { visitor, home } = await opened(await stage().mail.linkFor(ZOE, 'r'));
    expect(mail?.text).toMatch(/\/r\/[\w-]{43}/);
    expect(said(await visitor.get(home))).toContain('Something that you sent could not be used');
    await damage(client, 'also_sent', await alsoSent(stage(), id(), 'lost too', ZOE));
    await stage().clock.settle();
    const planned = (await stepRows(stage(), id())).find(
      ({ kind, state }) => kind === 'send_again' && state === 'planned',
    );
    const next = `${stage().config.consoleUrl}/handovers/${id()}/next?step=${planned?.key ?? ''}`;
    const preview = said(await (await signedIn(stage())).get(next));
    expect(preview).toContain('What you sent besides the items (12 March 2029): It could not');
    await client.query('update contacts set bounced_at = now() where email = $1', [ZOE]);
    await stage().clock.advanceTo(new Date('2029-03-13T12:00:00Z'));
    expect(await once(ZOE)).toHaveLength(1);
    const told = (await stage().mail.to(MANAGER)).filter(({ text }) => text.includes('Zoë Quick'));
    expect(told.map(({ text }) => text.includes('(not told)'))).toEqual([false, false, true]);
  });

  it('reaches the signatory, who writes it or sends the copy once more', async () => {
    const [mail, ...more] = await once(SIGNATORY);
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/\/a\/[\w-]{43}/);
    expect(said(await ann.visitor.get(ann.home))).toContain(written);
    const no = { reason: 'items', text: 'The domain is not theirs.', name: 'Ann Fern' };
    await fill(ann.visitor, ann.home, '/decline', no);
    await stage().clock.settle();
    expect(said(await ann.visitor.get(ann.home))).not.toContain(written);
    const upload = (content: string) =>
      fill(ann.visitor, ann.home, '/upload', {
        ...{ name: 'Ann Fern', title: 'Director' },
        files: { name: 'signed.pdf', type: 'application/pdf', content: Buffer.from(content) },
      });
    await upload(`%PDF-1.7 ${EICAR}`);
    await stage().clock.settle();
    const copy = 'The signed copy of the letter (13 March 2029): Our virus scanner found';
    expect(said(await ann.visitor.get(ann.home))).toContain(copy);
    await upload('%PDF-1.7 clean');
    await stage().clock.settle();
    expect(said(await ann.visitor.get(ann.home))).not.toContain(copy);
    const files = await client.query<{ infected_with: string | null }>(
      'select infected_with from files where id = (select file_id from authorities where handover_id = $1)',
      [other],
    );
    expect(files.rows).toEqual([{ infected_with: null }]);
  });
}
