import { findLetter } from '../../db/letters';
import { signAuthority } from '../../embedded/simulated/previous-msp';
import { FIRST, handoverInput, SIGNATORY } from '../support/handover-input';
import { fill, opened } from '../support/opened';
import { wallTime } from '../support/mail-facts';
import { handoverRow, messageRows, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { pdfText } from '../templates/read-pdf';

const OLD = { name: 'Otto Elm', title: 'Director', email: 'otto@elm.example' };
const IVY = { name: 'Ivy Elm', title: 'Partner', email: 'ivy@elm.example' };

describe('the client’s authority', () => {
  let stage: Stage;
  let id: string;
  let late: string;
  const contactsOf = (handover: string) =>
    stage.db.selectFrom('contacts').selectAll().where('handover_id', '=', handover).execute();
  /** Why it was refused; empty when it was done. */
  const command = async (handover: string, name: string, body: object): Promise<string> => {
    const answer = await stage.us.call('POST', `/handovers/${handover}/commands/${name}`, body);
    return answer.status === 200 ? '' : JSON.stringify(answer.body);
  };
  beforeAll(async () => {
    stage = await setStage();
    id = await stage.startHandover({ authority: { toSign: true } });
  }, 60_000);
  afterAll(() => stage.end());

  it('is asked for before anything is asked of the previous MSP', async () => {
    const [request, ...more] = await stage.mail.to(SIGNATORY);
    expect(more).toEqual([]);
    expect(request?.attachments.map(({ name }) => name)).toEqual(['H-2029-0001-authority.pdf']);
    expect(await stage.mail.linkFor(SIGNATORY, 'a')).not.toBeNull();
    expect(await stage.mail.to(FIRST)).toEqual([]);
    expect((await handoverRow(stage, id)).stage).toBe('authority');
  });

  it('is chased in the signatory’s mornings while it is unsigned, and then shown as stalled', async () => {
    await stage.clock.advanceTo(new Date('2029-03-09T12:00:00Z'));
    expect((await stage.mail.to(SIGNATORY)).map((mail) => wallTime(mail, 'Europe/London'))).toEqual(
      ['2029-03-05 10:00', '2029-03-07 09:00', '2029-03-09 09:00'],
    );
    expect((await handoverRow(stage, id)).stalled_reason).toBe('authority_unsigned');
    expect(await stage.mail.to(FIRST)).toEqual([]);
  });

  it('lets the letter go as soon as it is signed, and asks the signatory no more', async () => {
    const link = await stage.mail.linkFor(SIGNATORY, 'a');
    await signAuthority(link ?? '', 'Ann Fern', 'Director');
    await stage.clock.settle();
    expect(await handoverRow(stage, id)).toMatchObject({
      stage: 'requested',
      stalled_reason: null,
    });
    const [letter] = await stage.mail.to(FIRST);
    expect(letter?.attachments.map(({ name }) => name)).toEqual([
      'H-2029-0001-letter.pdf',
      'H-2029-0001-signed-authority.pdf',
    ]);
    const signed = pdfText((await findLetter(stage.db, id, 'signed-authority')) ?? Buffer.of());
    expect(signed).toContain('Signed');
    expect(signed).toContain('127.0.0.1');
    await stage.days(10);
    const asked = (await messageRows(stage, id)).filter((row) =>
      row.template.startsWith('authority'),
    );
    expect(asked).toHaveLength(3);
    const authority = (await stepRows(stage, id)).filter((step) => step.kind === 'authority');
    expect(authority.map((step) => step.skip_reason)).toEqual([
      null,
      null,
      null,
      'signed',
      'signed',
    ]);
  });

  it('is asked of another person anew, by a letter in that person’s name', async () => {
    late = await stage.startHandover({
      client: { ...(handoverInput().client as object), name: 'Elm Dental', signatory: OLD },
      authority: { toSign: true },
      deadline: '2029-04-05',
      criticalDue: '2029-04-03',
    });
    const otto = await opened(await stage.mail.linkFor(OLD.email, 'a'));
    const no = { reason: 'not_entitled', name: OLD.name, text: 'Ivy signs for us.' };
    await fill(otto.visitor, otto.home, '/decline', no);
    await stage.clock.settle();
    expect(await command(late, 'send-next-step-now', {})).toContain('has said no');
    const contact = (await contactsOf(late)).find(({ email }) => email === OLD.email)?.id;
    const change = { ...IVY, contact, reason: 'On leave' };
    expect(await command(late, 'change-contact', { ...change, rung: 'owner' })).toContain(
      'Nobody else could sign the authority.',
    );
    const second = { ...IVY, rung: 'signatory', reason: 'Joint signing' };
    expect(await command(late, 'change-contact', second)).toContain('is named to sign already');
    expect(await command(late, 'change-contact', { ...change, rung: 'signatory' })).toBe('');
    await stage.days(1);
    // In the next morning of the new one's, though the one before has declined.
    expect((await stage.mail.to(IVY.email)).map((mail) => wallTime(mail, 'Europe/London'))).toEqual(
      [expect.stringMatching(/^2029-03-\d\d 09:00$/)],
    );
    const asked = (await messageRows(stage, late)).filter((row) => row.to_address === IVY.email);
    expect(asked.map(({ template }) => template)).toEqual(['authority-request']);
    expect(await handoverRow(stage, late)).toMatchObject({ stalled_reason: null });
    await stage.days(1);
    const letter = pdfText((await findLetter(stage.db, late, 'authority')) ?? Buffer.of());
    expect(letter).toContain('represented by Ivy Elm, Partner, authorises');
    expect(letter).not.toContain(OLD.name);
    expect(await stage.mail.to(OLD.email)).toHaveLength(1);
  });

  it('signed after the agreed days lets the letter go all the same, with the policy’s own', async () => {
    const tooSoon = { deadline: '2029-03-23', reason: 'They asked' };
    expect(await command(late, 'extend-deadline', tooSoon)).toContain('Choose a later date');
    await stage.clock.advanceTo(new Date('2029-04-04T10:00:00Z'));
    await signAuthority((await stage.mail.linkFor(IVY.email, 'a')) ?? '', IVY.name, IVY.title);
    await stage.clock.settle();
    expect(await handoverRow(stage, late)).toMatchObject({
      stage: 'requested',
      deadline_at: new Date('2029-04-18T22:59:59.999Z'),
      critical_due_at: new Date('2029-04-11T22:59:59.999Z'),
    });
    const letters = (await messageRows(stage, late)).filter((row) => row.template === 'request');
    expect(letters.map((row) => row.outcome)).toEqual(['accepted']);
    const logged = await stage.db
      .selectFrom('audit_events')
      .select('details')
      .where('handover_id', '=', late)
      .where('action', '=', 'dates.gave_way')
      .execute();
    expect(logged).toEqual([{ details: { days: ['deadline', 'criticalDue'] } }]);
  });

  it('is not asked for when it is on file', async () => {
    const before = (await stage.mail.to(SIGNATORY)).length;
    const onFile = await stage.startHandover();
    expect((await handoverRow(stage, onFile)).stage).toBe('requested');
    expect(await stage.mail.to(SIGNATORY)).toHaveLength(before);
  });
});
