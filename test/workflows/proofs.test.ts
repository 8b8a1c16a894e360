import { createHash } from 'node:crypto';
import { PreviousMspPerson } from '../../embedded/simulated/previous-msp';
import { Visitor, type Page } from '../../embedded/simulated/visitor';
import { said, signedIn } from '../support/console-visitor';
import { FIRST, MANAGER, SIGNATORY } from '../support/handover-input';
import { itemRows, taskRows } from '../support/rows';
import { fill, opened } from '../support/opened';
import { setStage, type Stage } from '../support/stage';
import { pdfText } from '../templates/read-pdf';
import { codeOn } from '../templates/read-qr';

describe('beside the items, what proves and permits', () => {
  let stage: Stage;
  let id: string;
  let bo: Visitor;
  let home: string;
  /** Signed in anew each time: a session ends after eight hours. */
  const desk = (): Promise<Visitor> => signedIn(stage);
  beforeAll(async () => {
    stage = await setStage();
    id = await stage.startHandover();
    ({ visitor: bo, home } = await opened(await stage.mail.linkFor(FIRST, 'r')));
  }, 120_000);
  afterAll(() => stage.end());

  describe('a receipt', () => {
    let receipt: Page;
    let pdf: Buffer;
    let code: string;
    const verify = (query: string): Promise<Page> =>
      new Visitor().get(`${stage.config.portalUrl}/verify?${query}`);

    it('proves what, when and by whom, as a page, as a PDF and for programs', async () => {
      expect(said(await bo.get(`${home}/access`))).toContain('First answer what is still open');
      const person = new PreviousMspPerson();
      await person.open((await stage.mail.linkFor(FIRST, 'r')) ?? '');
      for (const item of await person.list()) {
        await person.answer(item, { type: 'provided', secret: () => 'canary-bo' });
      }
      await person.finish();
      await stage.clock.settle();
      ({ visitor: bo, home } = await opened(await stage.mail.linkFor(FIRST, 'r')));
      const list = await bo.get(home);
      const newest = list.html.querySelector('#receipts ~ ul a')?.getAttribute('href') ?? '';
      receipt = await bo.get(new URL(newest, home).href);
      pdf = Buffer.from(await bo.download(`${receipt.url}/pdf`, 'GET'));
      const json = Buffer.from(await bo.download(`${receipt.url}/json`, 'GET'));
      const document = JSON.parse(json.toString()) as Record<string, unknown> & {
        items: unknown[];
      };
      code = sha256(json).slice(0, 16);
      expect(document).toMatchObject({
        format: 'handover-receipt',
        by: 'Bo Technician',
        client: 'Fern Logistics',
        answered: 6,
        asked: 6,
      });
      expect(document.items).toHaveLength(6);
      expect(said(receipt)).toContain(code);
      expect(pdfText(pdf)).toContain(code.replaceAll(/(.{4})(?=.)/g, '$1 '));
      expect(json.toString() + pdfText(pdf)).not.toContain('canary');
    });

    it('has a code for telephones that leads to where it is checked', async () => {
      const number = /R-\d+-\d+/.exec(said(receipt))?.[0] ?? '';
      expect(await codeOn(pdf)).toBe(
        `${stage.config.portalUrl}/verify?number=${number}&code=${code}`,
      );
      const checked = said(await verify(`number=${number}&code=${code}`));
      expect(checked).toContain('Yes, this paper is ours.');
      expect(checked).toContain('Receipt');
      expect(checked).toContain('Bo Technician');
    });

    it('is known by its bytes alone, and by one byte less it is not', async () => {
      expect(said(await verify(`code=${sha256(pdf)}`))).toContain(
        'this file is ours and unchanged',
      );
      const changed = sha256(Buffer.concat([pdf, Buffer.from(' ')]));
      expect(said(await verify(`code=${changed}`))).toContain('We do not know a paper like that.');
    });

    it('gives one answer to whatever is wrong, and stops whoever goes on trying', async () => {
      const number = /R-\d+-\d+/.exec(said(receipt))?.[0] ?? '';
      const answers = await Promise.all(
        [
          `number=${number}&code=${'0'.repeat(16)}`,
          `number=R-9999-9&code=${code}`,
          'number=x&code=y',
        ].map(verify),
      );
      const words = answers.map((page) => page.html.querySelector('[role=alert]')?.text);
      expect(new Set(words).size).toBe(1);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      const tries = await Promise.all(
        Array.from({ length: 30 }, (_, n) =>
          verify(`number=${number}&code=${String(n).padStart(16, '0')}`),
        ),
      );
      expect(tries.at(-1)?.status).toBe(429);
    });
  });

  describe('the word that access is removed', () => {
    it('is given item by item with a name, is on a receipt, and closes no task of ours', async () => {
      await stage.us.acceptAll(id);
      await stage.clock.settle();
      const rows = await itemRows(stage, id);
      const admin = rows.find((one) => one.catalogue_number === 1)!;
      expect(said(await bo.get(home))).toContain('say that your own access is removed');
      const bare = await fill(bo, `${home}/access`, '/access', {});
      expect(bare.status).toBe(422);
      expect(said(bare)).toContain('Tick at least one item');
      expect(said(bare)).toContain('Type your full name.');
      const typed = { items: admin.id, name: 'Bo Technician' };
      const receipt = await fill(bo, `${home}/access`, '/access', typed);
      expect(said(receipt)).toMatch(/Access removed ?Bo Technician says/);
      const json = await bo.download(`${receipt.url}/json`, 'GET');
      expect(JSON.parse(Buffer.from(json).toString())).toMatchObject({
        accessRemoved: {
          by: 'Bo Technician',
          items: [{ position: admin.position, name: admin.name }],
        },
      });
      const task = (await taskRows(stage, id)).find(
        (one) => one.item_id === admin.id && one.reason === 'revoke',
      );
      expect(task?.state).toBe('open');
      const page = said(
        await (await desk()).get(`${stage.config.consoleUrl}/tasks/${task?.id ?? ''}`),
      );
      expect(page).toMatch(/They say removed, today: Bo Technician, receipt R-\d+-\d+\./);
      expect(said(await bo.get(`${home}/access`))).toContain('said by Bo Technician');
    });
  });

  describe('the signatory', () => {
    let other: string;
    let ann: Awaited<ReturnType<typeof opened>>;
    const console = (path: string): string =>
      `${stage.config.consoleUrl}/handovers/${other}${path}`;

    it('declines with a reason, which is told at once, and is not reminded meanwhile', async () => {
      other = await stage.startHandover({ authority: { toSign: true } });
      ann = await opened(await stage.mail.linkFor(SIGNATORY, 'a'));
      const bare = await fill(ann.visitor, ann.home, '/decline', {});
      expect(bare.status).toBe(422);
      expect(said(bare)).toContain('Not declined yet. 2 things to put right:');
      expect(said(bare)).toContain('Choose why.');
      const no = await fill(ann.visitor, ann.home, '/decline', {
        reason: 'items',
        text: 'The domain is not theirs. canary-decline',
        name: 'Ann Fern',
      });
      expect(said(no)).toContain('You declined to sign');
      await stage.clock.settle();
      const told = (await stage.mail.to(MANAGER)).at(-1);
      expect(told?.text).toContain(
        'Ann Fern does not sign for Fern Logistics: the list is not right',
      );
      expect(told?.text).not.toContain('canary');
      expect(said(await (await desk()).get(console('')))).toContain(
        'The signatory declined. Ann Fern: the list is not right.',
      );
      const [mails, toUs] = [SIGNATORY, MANAGER].map((who) => stage.mail.to(who));
      const before = [(await mails!).length, (await toUs!).length];
      await stage.days(4);
      const after = [SIGNATORY, MANAGER].map(async (who) => (await stage.mail.to(who)).length);
      expect(await Promise.all(after)).toEqual(before);
      const staff = await desk();
      const tab = await staff.get(console('/authority'));
      expect(tab.text).not.toContain('canary');
      const read = await staff.submit(tab, tab.html.querySelector('form[action*="/read"]')!);
      expect(said(read)).toContain('The domain is not theirs. canary-decline');
    });

    it('is asked once more when a person says so, draws a signature, and keeps the signed letter', async () => {
      const before = (await stage.mail.to(SIGNATORY)).length;
      await fill(await desk(), console('/authority'), '/ask-again', {});
      await stage.clock.settle();
      expect(await stage.mail.to(SIGNATORY)).toHaveLength(before + 1);
      const odd = await fill(ann.visitor, ann.home, '/sign', {
        ...{ name: 'Ann Fern', title: 'Director', consent: 'yes' },
        drawing: '1,1 9999,2',
      });
      expect(said(odd)).toContain('The drawing could not be read.');
      const drawing = '100,200 200,80 300,220 400,90;450,150 500,150';
      await fill(ann.visitor, ann.home, '/sign', {
        ...{ name: 'Ann Fern', title: 'Director', consent: 'yes' },
        drawing,
      });
      await stage.clock.settle();
      expect(said(await ann.visitor.get(ann.home))).toContain('Keep the signed letter (PDF)');
      const signed = Buffer.from(await ann.visitor.download(`${ann.home}/signed`, 'GET'));
      expect(pdfText(signed)).toContain('the signature that I have drawn');
      const checked = await new Visitor().get(
        `${stage.config.portalUrl}/verify?code=${sha256(signed)}`,
      );
      expect(checked.status === 429 || said(checked).includes('Authority, signed')).toBe(true);
      const letter = (await stage.mail.to(FIRST)).at(-1);
      expect(letter?.attachments.map(({ name }) => name)).toContain(
        'H-2029-0002-signed-authority.pdf',
      );
      expect(said(await (await desk()).get(console('/authority')))).toContain(
        'by typed name and drawn signature',
      );
    });
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
