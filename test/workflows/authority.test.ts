import { findLetter } from '../../db/letters';
import { signAuthority } from '../../embedded/simulated/previous-msp';
import { FIRST, SIGNATORY } from '../support/handover-input';
import { wallTime } from '../support/mail-facts';
import { handoverRow, messageRows, stepRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { pdfText } from '../templates/read-pdf';

describe('the client’s authority', () => {
  let stage: Stage;
  let id: string;
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

  it('is not asked for when it is on file', async () => {
    const before = (await stage.mail.to(SIGNATORY)).length;
    const onFile = await stage.startHandover();
    expect((await handoverRow(stage, onFile)).stage).toBe('requested');
    expect(await stage.mail.to(SIGNATORY)).toHaveLength(before);
  });
});
