import { PreviousMspPerson } from '../../embedded/simulated/previous-msp';
import { FIRST, handoverInput, SPONSOR } from '../support/handover-input';
import { namedIn, wallTime } from '../support/mail-facts';
import { postMail } from '../support/post-mail';
import { postfixReport } from '../support/reports';
import { handoverRow, itemRows, messageRows, taskRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { fetchesOnly } from '../support/robot-of';

const ADMIN = 'M365 global admin';
const DOMAIN = 'Registrar/domain';
const KEYS = 'LOB keys';
const RUNBOOKS = 'Runbooks, assets, open tickets';

/** Monday 5 March 2029; on Tuesday the previous MSP says that the client has three of four. */
describe('“the client has it”', () => {
  let stage: Stage;
  let id: string;
  let link: string;
  beforeAll(async () => {
    stage = await setStage();
    const include = [1, 13, 60, 64].map((catalogue) => ({ catalogue }));
    id = await stage.startHandover({ items: { include } });
    await stage.days(1);
    const person = await stage.personAt(FIRST);
    for (const item of await person.list()) {
      if (item.name !== RUNBOOKS) await person.answer(item, { type: 'client_has_it' });
    }
    await person.finish();
    await stage.clock.settle();
    await stage.clock.advanceTo(new Date('2029-03-07T09:30:00Z'));
    link = (await stage.mail.linkFor(SPONSOR, 'c')) ?? '';
  }, 120_000);
  afterAll(() => stage.end());

  async function client(): Promise<PreviousMspPerson> {
    const person = new PreviousMspPerson();
    await person.open(link);
    return person;
  }
  async function say(name: string, answer: Parameters<PreviousMspPerson['answer']>[1]) {
    const person = await client();
    const item = (await person.list()).find((one) => one.name === name);
    if (!item) throw new Error(`${name} is not on the client's list`);
    await person.answer(item, answer);
    await stage.clock.settle();
  }
  const item = async (name: string) => (await itemRows(stage, id)).find((row) => row.name === name);

  it('asks the client in its next working morning, once for all of it, with a link of its own', async () => {
    const asked = (await stage.mail.to(SPONSOR)).filter((mail) =>
      mail.subject.includes('with you'),
    );
    expect(asked.map((mail) => wallTime(mail, 'Europe/London'))).toEqual(['2029-03-07 09:00']);
    const [mail] = asked;
    expect(namedIn(mail ?? { text: '' }, [ADMIN, DOMAIN, KEYS, RUNBOOKS])).toEqual([
      ADMIN,
      DOMAIN,
      KEYS,
    ]);
    expect(mail?.text).not.toMatch(/\/r\/[\w-]{43}/);
  });

  it('shows the client these items only, and what may be said about them', async () => {
    const person = await client();
    const list = await person.list();
    expect(list.map(({ name }) => name).sort()).toEqual([ADMIN, DOMAIN, KEYS].sort());
    const page = await person.look(list[0]!);
    const choices = page.html.querySelectorAll('input[name=type]');
    expect(choices.map((one) => one.getAttribute('value'))).toEqual([
      'provided',
      'handed_over',
      'never_held',
      'promised',
    ]);
    const runbooks = await item(RUNBOOKS);
    const other = list[0]!.url.replace(/[^/]+$/, runbooks?.id ?? '');
    expect((await person.look({ ...list[0]!, url: other })).status).toBe(404);
  });

  it('takes what the client sends, sealed, with a receipt; the previous MSP sees it as answered', async () => {
    await say(ADMIN, { type: 'provided' });
    const person = await client();
    expect(await person.finish()).toMatch(/^R-/);
    expect(await item(ADMIN)).toMatchObject({ state: 'answered', answer_type: 'provided' });
    const theirs = await stage.personAt(FIRST);
    const line = (await theirs.list()).find(({ name }) => name === ADMIN);
    expect((await theirs.look(line!)).text).toMatch(/saved/);
  });

  it('recovers at once what the client does not have, and leaves the previous MSP’s word as it was', async () => {
    await say(DOMAIN, { type: 'never_held' });
    const row = await item(DOMAIN);
    expect(row).toMatchObject({ state: 'answered', answer_type: 'client_has_it' });
    const recover = (await taskRows(stage, id)).find(
      (task) => task.item_id === row?.id && task.reason === 'recover',
    );
    expect(recover?.state).toBe('open');
  });

  it('reminds the client once, after the day that it named, and then leaves it to a person', async () => {
    await say(KEYS, { type: 'promised', day: '2029-03-14' });
    expect(await item(KEYS)).toMatchObject({ answer_type: 'client_has_it', promised_until: null });
    await stage.clock.advanceTo(new Date('2029-03-23T12:00:00Z'));
    const asked = (await messageRows(stage, id)).filter(({ template }) =>
      template.startsWith('ask-client'),
    );
    expect(asked.map(({ template }) => template)).toEqual(['ask-client', 'ask-client-reminder']);
    const reminder = (await stage.mail.to(SPONSOR)).find((mail) =>
      mail.subject.includes('still with you'),
    );
    expect(wallTime(reminder ?? { date: null }, 'Europe/London')).toMatch(/^2029-03-1[5-9]/);
    expect(namedIn(reminder ?? { text: '' }, [ADMIN, DOMAIN, KEYS])).toEqual([KEYS]);
  });

  it('changes nothing when every page of the client is fetched', async () => {
    const nothing = ['/client/:link/items/:item/files/:file'];
    expect(await fetchesOnly(stage, id, /^\/client\//)).toEqual(nothing);
  });

  it('asks the client anew, with the note, when what it sent does not work', async () => {
    const row = await item(ADMIN);
    const note = 'The password is refused at sign-in. Please check it.';
    const sent = await stage.us.call('POST', `/handovers/${id}/items/${row?.id ?? ''}/reject`, {
      note,
    });
    expect(sent.status).toBe(200);
    await stage.clock.settle();
    expect(await item(ADMIN)).toMatchObject({ answer_type: 'client_has_it', state: 'answered' });
    await stage.clock.advanceTo(new Date('2029-03-26T12:00:00Z'));
    const last = (await stage.mail.to(SPONSOR)).at(-1);
    expect(last?.text.replace(/\s+/g, ' ')).toContain(note);
    const person = await client();
    const line = (await person.list()).find(({ name }) => name === ADMIN);
    expect((await person.look(line!)).text).toContain(note);
  });

  it('reminds the client at once when a person wants it', async () => {
    const sponsor = { name: 'Sal Elm', email: 'sal@elm.example' };
    const { client, previousMsp } = handoverInput() as Record<string, object>;
    const jo = { name: 'Jo First', email: 'jo@deltanet.example', rung: 'first' };
    const other = await stage.startHandover({
      items: { include: [{ catalogue: 60 }] },
      client: { ...client, name: 'Elm Dental', sponsor },
      previousMsp: { ...previousMsp, name: 'Deltanet', contacts: [jo] },
    });
    const person = await stage.personAt(jo.email);
    for (const line of await person.list()) await person.answer(line, { type: 'client_has_it' });
    await person.finish();
    await stage.clock.settle();
    await stage.clock.advanceTo(new Date('2029-03-27T12:00:00Z'));
    const asked = async () =>
      (await messageRows(stage, other))
        .filter((row) => row.to_address === sponsor.email && row.template !== 'request-copy')
        .map((row) => row.template);
    expect(await asked()).toEqual(['ask-client']);
    const now = await stage.us.call('POST', `/handovers/${other}/commands/send-next-step-now`, {});
    expect(now.status).toBe(200);
    await stage.clock.settle();
    expect(await asked()).toEqual(['ask-client', 'ask-client-reminder']);
  });

  it('asks who else can be reached at the client, and says so where nobody can, until somebody is named', async () => {
    const at = (name: string) => `${name}@oak.example`;
    const { client, previousMsp } = handoverInput() as Record<string, object>;
    const kit = { name: 'Kit First', email: 'kit@deltanet.example', rung: 'first' };
    const other = await stage.startHandover({
      items: { include: [{ catalogue: 60 }] },
      client: {
        ...client,
        name: 'Oak Dental',
        sponsor: { name: 'Sal Oak', email: at('sal') },
        signatory: { name: 'Sig Oak', title: 'Director', email: at('sig') },
      },
      previousMsp: { ...previousMsp, name: 'Deltanet', contacts: [kit] },
      accountManager: { name: 'Mia Manager', email: 'mia@northgate.example' },
    });
    stage.faults.noMailbox = (address) => address === at('sal');
    const person = await stage.personAt(kit.email);
    for (const line of await person.list()) await person.answer(line, { type: 'client_has_it' });
    await person.finish();
    await stage.clock.settle();
    await stage.days(1);
    const asked = async () =>
      (await messageRows(stage, other)).filter(({ template }) => template === 'ask-client');
    const [toSig] = (await asked()).filter(({ outcome }) => outcome === 'accepted');
    expect(toSig?.to_address).toBe(at('sig'));
    expect((await asked()).map(({ created_at }) => created_at)).toEqual(
      Array(2).fill(toSig?.created_at),
    );
    const report = postfixReport({
      verp: toSig!.envelope_from,
      recipient: at('sig'),
      messageId: toSig!.message_id,
    });
    await postMail(stage.mailbox.smtpUrl, { from: '', to: toSig!.envelope_from, raw: report });
    await stage.clock.settle();
    const { stalled_reason } = await handoverRow(stage, other);
    expect(stalled_reason).toBe('every_contact_bounced');
    const told = await stage.mail.to('mia@northgate.example');
    expect(told.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Sal Oak came back'),
      expect.stringContaining('Sig Oak came back'),
      expect.stringContaining('needs you'),
    ]);
    expect(told[0]?.text).toContain('Sig Oak is written to instead');
    expect(told[1]?.text.replace(/\s+/g, ' ')).toContain('nobody else at Oak Dental to write to');
    expect(told[2]?.text).toContain(`/handovers/${other}/commands/change-contact`);

    const newcomer = { name: 'New Oak', email: at('new'), rung: 'sponsor', reason: 'Left' };
    const change = `/handovers/${other}/commands/change-contact`;
    expect((await stage.us.call('POST', change, newcomer)).status).toBe(200);
    await stage.days(1);
    expect((await stage.mail.to(at('new'))).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('with you'),
    ]);
    expect((await handoverRow(stage, other)).stalled_reason).toBeNull();
  });
});
