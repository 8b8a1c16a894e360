import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { renderMail } from '../../templates/email/render-mail';
import { renderFormalNotice } from '../../templates/letter/render-formal-notice';
import { LANGUAGES, type FormalNoticeView } from '../../templates/view';
import { pdfInfo, pdfWords } from './read-pdf';
import { sampleNotice } from './sample-letters';
import { sampleMails } from './sample-mails';

const MM = 25.4 / 72;

/** Where the words of page 1 stand, in millimetres from its left and upper edge. */
function placed(pdf: Buffer): { text: string; x: number; y: number; right: number }[] {
  const { stdout } = spawnSync('pdftotext', ['-bbox', '-f', '1', '-l', '1', '-', '-'], {
    input: pdf,
    maxBuffer: 1 << 26,
  });
  return [
    ...stdout
      .toString()
      .matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</gu),
  ].map(([, x, y, right, text]) => ({
    text: text ?? '',
    x: Number(x) * MM,
    y: Number(y) * MM,
    right: Number(right) * MM,
  }));
}

function to(country: string, view: FormalNoticeView): FormalNoticeView {
  return { ...view, previousMsp: { ...view.previousMsp, country } };
}

describe('the formal notice on paper', () => {
  beforeAll(async () => {
    const folder = process.env.HANDOVER_PICTURES;
    if (folder === undefined) return;
    for (const language of LANGUAGES) {
      writeFileSync(
        `${folder}/notice-${language}.pdf`,
        await renderFormalNotice(sampleNotice(language)),
      );
    }
    writeFileSync(
      `${folder}/notice-fr.pdf`,
      await renderFormalNotice(to('FR', sampleNotice('en-GB'))),
    );
  });

  it('puts the address where the window of each country’s envelope shows it', async () => {
    const german = placed(await renderFormalNotice(sampleNotice('de')));
    for (const word of ['Einschreiben', 'Nordlicht', 'Hafenallee', 'Hamburg']) {
      const [found] = german.filter(({ text, y }) => text === word && y > 44 && y < 91);
      expect(found).toBeDefined();
      expect(found?.x).toBeGreaterThanOrEqual(20);
      expect(found?.right).toBeLessThanOrEqual(105);
    }
    const french = placed(await renderFormalNotice(to('FR', sampleNotice('en-GB'))));
    const mill = french.find(({ text }) => text === 'Mill');
    expect(mill?.x).toBeGreaterThan(105);
    expect(mill?.y).toBeGreaterThan(50);
    const british = placed(await renderFormalNotice(sampleNotice('en-GB')));
    expect(british.find(({ text }) => text === 'Mill')?.x).toBeLessThan(40);
    expect(pdfInfo(await renderFormalNotice(sampleNotice('en-US')))).toContain('letter');
    expect(pdfInfo(await renderFormalNotice(sampleNotice('de')))).toContain('A4');
  });

  it('is the client’s own letter: its head, its dates, its signatory, and how it travels', async () => {
    const said = {
      'en-GB': ['26 March 2026', 'By registered post', 'Dear Sir or Madam,', 'Yours faithfully,'],
      'en-US': [
        'March 26, 2026',
        'By certified mail, return receipt requested',
        'To whom it may concern:',
        'Sincerely,',
      ],
      de: [
        '26.03.2026',
        'Einschreiben',
        'Sehr geehrte Damen und Herren,',
        'Mit freundlichen Grüßen',
      ],
      fr: [
        '26 mars 2026',
        'Lettre recommandée avec avis de réception',
        'Madame, Monsieur,',
        'Veuillez agréer',
      ],
      es: [
        '26 de marzo de 2026',
        'Correo certificado con acuse de recibo',
        'Estimadas señoras y estimados señores:',
        'Atentamente,',
      ],
    };
    for (const language of LANGUAGES) {
      const view = sampleNotice(language);
      const words = pdfWords(await renderFormalNotice(view));
      for (const phrase of [...said[language], view.client.name, 'Miriam Finch']) {
        expect([language, words]).toEqual([language, expect.stringContaining(phrase)]);
      }
      expect(words.indexOf(view.client.name)).toBeLessThan(words.indexOf(view.us.name));
    }
  });

  it('tells the requests with their dates, and how each item was answered', async () => {
    const words = pdfWords(await renderFormalNotice(sampleNotice('en-GB')));
    for (const phrase of [
      '5 March 2026: letter of request H-2026-0042 sent',
      '9 March 2026: 56 answers received, with thanks',
      '11 March 2026: you declined 3 items, naming a reason',
      'We, the client, require this by 2 April 2026.',
      'declined on 11 March 2026: unpaid invoice',
      'announced for 17 March 2026, not received',
      'of 9 March 2026, returned as incomplete',
    ]) {
      expect(words).toContain(phrase);
    }
  });

  it('says that access has ended only once it has', async () => {
    const view = sampleNotice('en-GB');
    const after = pdfWords(await renderFormalNotice(view));
    expect(after).toContain('Your access to our systems ended on Thursday 19 March 2026');
    const accessEndsAt = new Date('2026-04-30T16:00:00Z');
    const before = pdfWords(await renderFormalNotice({ ...view, accessEndsAt }));
    expect(before).toContain('Your access to our systems ends on Thursday 30 April 2026');
  });

  it('cites the law of the two countries in one sentence, and of no other', async () => {
    const sentence = async (client: string, msp: string): Promise<string> => {
      const view = sampleNotice('en-GB');
      const words = pdfWords(
        await renderFormalNotice(to(msp, { ...view, client: { ...view.client, country: client } })),
      );
      const cited = words.match(
        /[^.]*(?:Article|BGB|Privacy Principle|We rely on our right)[^.]*\./gu,
      );
      expect(cited).toHaveLength(1);
      return cited?.[0] ?? '';
    };
    expect(await sentence('GB', 'GB')).toContain('Article 28(3)(g) of the UK GDPR');
    expect(await sentence('GB', 'DE')).toMatch(
      /UK GDPR and Article 28\(3\)\(g\) of the GDPR.*BGB/u,
    );
    expect(await sentence('US', 'US')).toContain('agreement with you');
    expect(await sentence('AU', 'AU')).toContain('Australian Privacy Principle 11');
  });
});

it.each(LANGUAGES)(
  'say what was done about a refusal only where something was (%s)',
  (language) => {
    const view = sampleMails(language)['refusal-answered'];
    const opening = (text: string) => text.split('\n\n')[1];
    const done = renderMail('refusal-answered', view);
    const outstanding = view.outstanding.map((item) => ({
      ...item,
      note: 'We paid it on Monday.',
    }));
    const noted = renderMail('refusal-answered', { ...view, outstanding, settled: [] });
    expect(opening(done.text)).toMatch(/:$/);
    expect(opening(noted.text)).toMatch(/\.$/);
    expect(noted.text).toContain('We paid it on Monday.');
  },
);
