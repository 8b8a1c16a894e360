import { createTransport } from 'nodemailer';
import { formTo, Visitor } from '../../embedded/simulated/visitor';
import { said, signedIn } from '../support/console-visitor';
import { FIRST, SPONSOR } from '../support/handover-input';
import { openedByAge } from '../support/open-age';
import { readZip } from '../support/read-zip';
import { itemRows, messageRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { describeWith } from '../support/tools';

const SECRET = 'Kanari=Vogel singt/42 & laut!';
const FILE = Buffer.from('the zone file, as it was sent\n');

describeWith('age', 'a package for the client', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage.end());

  it('takes along what came by mail and was filed under it, and of a mail nothing that was filed later', async () => {
    const staff = await signedIn(stage);
    const include = [
      { catalogue: 1 },
      { catalogue: 13, scope: 'client' },
      { catalogue: 58, scope: 'client' },
    ];
    const other = await stage.startHandover({ items: { include } });
    const base = `${stage.config.consoleUrl}/handovers/${other}`;
    const items = await itemRows(stage, other);
    const [ours, registrar, cabinet] = items.map((item) => item.id);
    const letter = (await messageRows(stage, other)).find((row) => row.to_address === FIRST);
    const transport = createTransport({ url: stage.mailbox.smtpUrl });
    await transport.sendMail({
      from: FIRST,
      to: 'onboarding@northgate.example',
      subject: 'As you asked',
      inReplyTo: `<${letter?.message_id ?? ''}>`,
      messageId: '<1.files@sysworks.example>',
      text: `The cabinet opens with ${SECRET}`,
      attachments: ['zone', 'more', 'admin'].map((name) => ({
        filename: `${name}.txt`,
        content: Buffer.from(`${name} ${FILE.toString()}`),
      })),
    });
    transport.close();
    await stage.clock.settle();
    const mail = (await staff.get(`${base}/correspondence`)).html
      .querySelectorAll('a')
      .map((link) => link.getAttribute('href') ?? '')
      .find((href) => href.includes('/mail/'));
    const mailAt = new URL(mail ?? '', base).href;
    const file = async (what: string, item: string | undefined): Promise<void> => {
      let shown = await staff.get(mailAt);
      if (what === '/text') shown = await staff.submit(shown, formTo(shown, mail ?? ''));
      await staff.submit(shown, formTo(shown, what), { item: item ?? '' });
      await stage.clock.settle();
    };
    await file('/files/1/file', registrar);
    await stage.clock.advance(1_000);
    await file('/text', cabinet);
    const page = await staff.get(`${base}/client-package`);
    const passphrase =
      /\b(?:[A-Z2-9]{4}-){5}[A-Z2-9]{4}\b/.exec(
        said(await staff.submit(page, formTo(page, '/client-package'))),
      )?.[0] ?? '';
    await stage.clock.settle();
    const client = new Visitor();
    const landing = await client.get((await stage.mail.linkFor(SPONSOR, 'p')) ?? '');
    const theirs = await client.submit(landing, formTo(landing, '/open'));
    const at = new URL(formTo(theirs, '/download').getAttribute('action') ?? '', theirs.url).href;
    const sealed = Buffer.from(await client.download(at));
    const held = await readZip((await openedByAge(sealed, passphrase)) ?? Buffer.alloc(0));
    expect(held.get('002 Registrar_domain/files/zone.txt')?.toString()).toContain('zone the zone');
    expect(held.get('003 Server_cabinet keys/values.txt')?.toString()).toContain(SECRET);

    await stage.clock.advance(1_000);
    // Of the same mail: one is the registrar's too, but in no package yet; one is for us.
    await file('/files/2/file', registrar);
    await stage.clock.advance(1_000);
    await file('/files/3/file', ours);
    await client.submit(theirs, formTo(theirs, '/confirm'), { name: 'Sam Reed', opened: 'yes' });
    await stage.clock.settle();
    const left = async (table: 'file_chunks' | 'inbound_chunks') =>
      (await stage.db.selectFrom(table).select('number').execute()).length;
    expect([await left('inbound_chunks'), await left('file_chunks')]).toEqual([0, 2]);
    const answers = await stage.db
      .selectFrom('answers')
      .select(['item_id', 'sealed'])
      .where('handover_id', '=', other)
      .orderBy('answered_at')
      .execute();
    expect(answers.map(({ item_id: item, sealed: bytes }) => [item, bytes.length > 0])).toEqual([
      [registrar, false],
      [cabinet, false],
      [registrar, true],
      [ours, true],
    ]);
    const after = await staff.get(mailAt);
    expect(said(after)).toContain('The mail as it came left with the client');
    expect(said(after)).toContain('What it said was filed under an item of the client’s');
    const again = await staff.download(`${mailAt}/files/2`);
    expect(Buffer.from(again).toString()).toContain('more the zone');
    await expect(staff.download(`${mailAt}/original`)).rejects.toThrow('409');
    expect(said(await staff.get(`${base}/client-package`))).toContain('1 item to hand over');
  }, 120_000);
});
