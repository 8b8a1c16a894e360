import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { formTo, Visitor, type Page } from '../../embedded/simulated/visitor';
import { newKeyPair } from '../../vault/open/age';
import { alsoSent } from '../support/also-sent-entry';
import { consolePage, said, signedIn, twoPeople } from '../support/console-visitor';
import { FIRST, SPONSOR } from '../support/handover-input';
import { openedByAge } from '../support/open-age';
import { packageWithoutFiles } from '../support/package-without-files';
import { readZip } from '../support/read-zip';
import { itemRows, messageRows } from '../support/rows';
import { setStage, type Stage } from '../support/stage';
import { describeWith } from '../support/tools';
import { leavePieces } from '../support/unmade';

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
    await expect(packageWithoutFiles(stage, other, registrar)).rejects.toThrow(
      'An answer was changed while the package was being made',
    );
    const page = await staff.get(`${base}/client-package`);
    const passphrase =
      /\b(?:[A-Z2-9]{4}-){5}[A-Z2-9]{4}\b/.exec(
        said(await staff.submit(page, formTo(page, '/client-package'))),
      )?.[0] ?? '';
    await stage.clock.settle();
    const { client, theirs, sealed } = await clientWithPackage();
    const held = await readZip((await openedByAge(sealed, passphrase)) ?? Buffer.alloc(0));
    expect(held.get('002 Registrar_domain/files/zone.txt')?.toString()).toContain('zone the zone');
    expect(held.get('003 Server_cabinet keys/values.txt')?.toString()).toContain(SECRET);

    await stage.clock.advance(1_000);
    // Of the same mail: one is the registrar's too, but in no package yet; one is for us.
    await file('/files/2/file', registrar);
    await stage.clock.advance(1_000);
    await file('/files/3/file', ours);
    await leavePieces(stage, other);
    await client.submit(theirs, formTo(theirs, '/confirm'), { name: 'Sam Reed', opened: 'yes' });
    expect(await stage.db.selectFrom('export_chunks').select('number').execute()).toEqual([]);
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

  it('shows a file that one person put under a normal item to nobody alone, until it was seen by one with another’s word', async () => {
    const { id, normal } = await withNormalOfClient();
    const at = `/handovers/${id}/items/${normal}`;
    await twoPeople(stage, true);
    const look = () => ({ look: randomUUID(), purpose: 'verify' });
    // Before it is put there, one may look alone; that look fetches nothing that came after it.
    const early = look();
    expect((await page(`${at}/reveal`, early)).status).toBe(200);
    await replyWithFile(stage, id);
    const mail = await stage.db
      .selectFrom('inbound_messages')
      .select('id')
      .where('handover_id', '=', id)
      .executeTakeFirstOrThrow();
    const here = `/handovers/${id}/mail/${mail.id}`;
    expect((await page(`${here}/files/1/file`, { item: normal })).status).toBe(303);
    const { file_id: file } = await stage.db
      .selectFrom('inbound_attachments')
      .select('file_id')
      .where('inbound_id', '=', mail.id)
      .executeTakeFirstOrThrow();
    const alone: [string, Record<string, string>][] = [
      [`${here}/files/1`, {}],
      [`${here}/original`, {}],
      [`${at}/files/${file}`, early],
    ];
    for (const [path, form] of alone) {
      const answer = await page(path, form);
      expect([path, answer.status, answer.body.includes(SECRET)]).toEqual([path, 409, false]);
    }
    expect(await leavesAlone(id)).toEqual({ fetched: 409, packed: 409 });
    expect(await seenByTwo(at)).toContain('licences.txt');
    // Now two know what it is, and let it lie under a normal item.
    const again = look();
    expect((await page(`${at}/reveal`, again)).body).toContain('licences.txt');
    expect((await page(`${at}/files/${file}`, again)).body).toBe(SECRET);
    expect((await page(`${here}/files/1`, {})).body).toBe(SECRET);
    expect(await leavesAlone(id)).toEqual({ fetched: 200, packed: 200 });
    await twoPeople(stage, false);
  });

  it('shows what one person made an item of an entry that was also sent to nobody alone, either', async () => {
    const { id } = await withNormalOfClient();
    const piece = await alsoSent(stage, id, SECRET);
    const facts = { group: 'Network', kind: 'login', scope: 'client', criticality: 'normal' };
    const made = { ...facts, name: 'Door controller' };
    expect((await page(`/handovers/${id}/also-sent/${piece}/entries/0/item`, made)).status).toBe(
      303,
    );
    const item = (await itemRows(stage, id)).find(({ name }) => name === 'Door controller')!;
    const at = `/handovers/${id}/items/${item.id}`;
    await twoPeople(stage, true);
    expect(await leavesAlone(id)).toEqual({ fetched: 409, packed: 409 });
    expect(await seenByTwo(at)).toContain('singt/42');
    expect(await leavesAlone(id)).toEqual({ fetched: 200, packed: 200 });
    await twoPeople(stage, false);
    // Nothing of it stays with us a second time once the client has it: neither the entry, nor a file for the next vault.
    const { client, theirs } = await clientWithPackage();
    await client.submit(theirs, formTo(theirs, '/confirm'), { name: 'Sam Reed', opened: 'yes' });
    await stage.clock.settle();
    const { db } = stage;
    const kept = db.selectFrom('also_sent').select('sealed').where('handover_id', '=', id);
    const exported = db.selectFrom('export_chunks').select('number').where('handover_id', '=', id);
    expect([
      (await kept.execute()).map(({ sealed }) => sealed.length),
      await exported.execute(),
    ]).toEqual([[0], []]);
    const reason = { reason: 'to read it' };
    const opened = await page(`/handovers/${id}/also-sent/${piece}`, reason);
    expect([opened.status, opened.body.includes('it left with the client')]).toEqual([409, true]);
  });

  const page = (path: string, form: Record<string, string>, role?: 'technician') =>
    consolePage(stage, path, form, role);

  /** The client opens the newest link to a package of its own, and downloads it. */
  async function clientWithPackage(): Promise<{ client: Visitor; theirs: Page; sealed: Buffer }> {
    const client = new Visitor();
    const landing = await client.get((await stage.mail.linkFor(SPONSOR, 'p')) ?? '');
    const theirs = await client.submit(landing, formTo(landing, '/open'));
    const at = new URL(formTo(theirs, '/download').getAttribute('action') ?? '', theirs.url).href;
    return { client, theirs, sealed: Buffer.from(await client.download(at)) };
  }

  /** A handover of which nothing has come, with one normal item that stays with the client. */
  async function withNormalOfClient(): Promise<{ id: string; normal: string }> {
    const include = [{ catalogue: 1 }, { catalogue: 58, scope: 'client' }];
    const id = await stage.startHandover({ items: { include } });
    return { id, normal: (await itemRows(stage, id))[1]!.id };
  }

  /** One person asks to see what is at this item, another agrees: what is shown then. */
  async function seenByTwo(at: string): Promise<string> {
    const first = { look: randomUUID(), purpose: 'verify' };
    const asked = await page(`${at}/reveal`, first);
    expect([asked.status, asked.to]).toEqual([303, `${at}/reveal/${first.look}`]);
    expect((await page(`${asked.to ?? ''}/show`, {})).status).toBe(409);
    expect((await page(`${asked.to ?? ''}/agree`, {}, 'technician')).status).toBe(303);
    return (await page(`${asked.to ?? ''}/show`, {})).body;
  }

  /** How one person alone is answered who fetches all for the next vault, and who packs for the client what stays there. */
  async function leavesAlone(id: string): Promise<{ fetched: number; packed: number }> {
    const reason = 'Moving to our vault';
    expect((await page(`/handovers/${id}/hand-off`, { reason, format: 'kdbx' })).status).toBe(200);
    const { id: made } = await stage.db
      .selectFrom('exports')
      .select('id')
      .where('handover_id', '=', id)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow();
    const { status: fetched } = await page(`/handovers/${id}/hand-off/${made}/fetch`, {});
    const { recipient } = await newKeyPair();
    const packed = await stage.us.call('POST', `/handovers/${id}/client-package`, { recipient });
    await stage.clock.settle();
    return { fetched, packed: packed.status };
  }
});

/** The first contact answers the letter by mail, with a file that holds a secret. */
async function replyWithFile(stage: Stage, id: string): Promise<void> {
  const letter = (await messageRows(stage, id)).find((row) => row.to_address === FIRST);
  const transport = createTransport({ url: stage.mailbox.smtpUrl });
  await transport.sendMail({
    from: FIRST,
    to: 'onboarding@northgate.example',
    subject: 'And the other one',
    inReplyTo: `<${letter?.message_id ?? ''}>`,
    text: 'See the file.',
    attachments: [{ filename: 'licences.txt', content: SECRET }],
  });
  transport.close();
  await stage.clock.settle();
}
