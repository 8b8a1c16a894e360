import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { documentSha256 } from '../../templates/letter/document-hash';
import { renderAuthority } from '../../templates/letter/render-authority';
import { renderClosingReport } from '../../templates/letter/render-closing-report';
import { renderFormalNotice } from '../../templates/letter/render-formal-notice';
import { renderLetter } from '../../templates/letter/render-letter';
import { renderReceipt } from '../../templates/letter/render-receipt';
import { letterFonts } from '../../templates/letter/shared-font';
import { LETTER_WORDS } from '../../templates/language/letter-languages';
import { LANGUAGES } from '../../templates/view';
import { pdfInfo, pdfStructure, pdfText, pdfWords } from './read-pdf';
import {
  manyItems,
  sampleAuthority,
  sampleNotice,
  sampleReceipt,
  sampleReport,
  sampleRequest,
} from './sample-letters';

const PAGE = {
  'en-GB': /Page (\d+) of (\d+)/gu,
  'en-US': /Page (\d+) of (\d+)/gu,
  de: /Seite (\d+) von (\d+)/gu,
  fr: /Page (\d+) sur (\d+)/gu,
  es: /Página (\d+) de (\d+)/gu,
};
const NEVER =
  /\b(crim\w*|police|prosecut\w*|regulator\w*|supervisory|press|penalt\w*|Straf\w*|Polizei|Aufsichtsbehörde\w*|pénal\w*|polic(?:e|ía)|tribuna\w*|CNIL|AEPD|presse|prensa|delito\w*|multa\w*|amende\w*)\b/iu;
const flat = (text: string) => text.replace(/\s+/gu, ' ');

/** Rendered when it is asked for first, and then kept: the same view gives the same bytes. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

describe.each(LANGUAGES)('the papers in %s', (language) => {
  const request = sampleRequest(language);
  const papers = {
    letter: once(() => renderLetter(request)),
    'signed authority': once(() => renderAuthority(sampleAuthority(language, true))),
    'unsigned authority': once(() => renderAuthority(sampleAuthority(language, false))),
    'formal notice': once(() => renderFormalNotice(sampleNotice(language))),
    receipt: once(() => renderReceipt(sampleReceipt(language))),
    'closing report': once(() => renderClosingReport(sampleReport(language))),
  };
  const structureOfLetter = once(async () => pdfStructure(await papers.letter()));

  it.each(Object.entries(papers))('number, count and tag every page: %s', async (_name, render) => {
    const pdf = await render();
    const text = pdfText(pdf);
    const pages = [...text.matchAll(PAGE[language])];
    expect(pages.map(([, page]) => Number(page))).toEqual(pages.map((_, index) => index + 1));
    expect(pages.every(([, , count]) => Number(count) === pages.length)).toBe(true);
    expect(text.split('\f').filter((page) => page.trim() !== '')).toHaveLength(pages.length);
    for (const page of text.split('\f').slice(0, pages.length))
      expect(page).toMatch(/[HR]-2026-\d{4}/u);
    expect(pdfInfo(pdf)).toMatch(/^Tagged: +yes$/mu);
    expect(NEVER.exec(text)).toBeNull();
    expect(text).not.toMatch(/null|undefined|\{\{|□/u);
  });

  it('list every item of the request, numbered, with what an answer carries', async () => {
    const structure = (await structureOfLetter()).replace(/["\s]+/gu, '');
    for (const item of request.items) {
      expect(structure).toContain(item.name.replace(/\s+/gu, ''));
      expect(structure).toContain(item.replyFields.join(', ').replace(/\s+/gu, ''));
    }
    const rows = flat(await structureOfLetter());
    for (const item of request.items) expect(rows).toContain(`"${item.position.toString()}"`);
  });

  it('tell a screen reader headings, paragraphs and a table', async () => {
    const structure = await structureOfLetter();
    for (const tag of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']) {
      expect(structure).toMatch(new RegExp(`^ *${tag}\\b`, 'mu'));
    }
  });

  it('ask nobody to send a password by mail, and put both dates with their zone', async () => {
    const words = pdfWords(await papers.letter());
    const zone = {
      'en-GB': 'Greenwich Mean Time',
      'en-US': 'Central Daylight Time',
      de: 'Mitteleuropäische Normalzeit',
      fr: 'heure normale d’Europe centrale',
      es: 'hora estándar de Europa central',
    };
    expect(words.split(zone[language]).length).toBeGreaterThanOrEqual(4);
    expect(words).toContain(request.verifyUrl);
    expect(words).toContain(request.client.callBackPhone);
  });

  it('show who signed the authority, when, from where and what was declared', async () => {
    const signed = pdfWords(await papers['signed authority']());
    for (const proof of ['Miriam Finch', '203.0.113.24', 'agree to sign electronically']) {
      expect(signed).toContain(proof);
    }
    expect(pdfWords(await papers['unsigned authority']())).not.toContain('203.0.113');
  });

  it('write a notice that names only what is outstanding', async () => {
    const view = sampleNotice(language);
    const structure = flat(pdfStructure(await papers['formal notice']()));
    for (const item of view.items) expect(structure).toContain(`"${item.position.toString()}"`);
    expect(structure).not.toContain('"13"');
  });

  it('put fingerprints of files on the receipt', async () => {
    const words = pdfWords(await papers.receipt());
    expect(words.replace(/ /gu, '')).toContain('ab'.repeat(32));
  });
});

describe('the letter', () => {
  it('has the same bytes for the same view, and others for another', async () => {
    const [first, second] = await Promise.all([
      renderLetter(sampleRequest('de')),
      renderLetter(sampleRequest('de')),
    ]);
    expect(documentSha256(first)).toBe(documentSha256(second));
    const other = await renderLetter({ ...sampleRequest('de'), letterNumber: 'H-2026-0043' });
    expect(documentSha256(other)).not.toBe(documentSha256(first));
  });

  it('shapes words, with a space behind them and without, as the whole face would', () => {
    const path = require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
    const whole = fontkit.create(readFileSync(path));
    const text = [...JSON.stringify(LETTER_WORDS.de).matchAll(/[^\s"\\]+/gu)].map(([word]) => word);
    const words = [...new Set([...text, '17:00', 'A-1-2', '(A)', 'X25519)', 'Öl.', 'AVAT,'])];
    const plain = (run: fontkit.GlyphRun, scale: number) =>
      run.glyphs.map(({ id }, index) => [
        id,
        Math.round((run.positions[index]?.xAdvance ?? 0) * scale),
        Math.round((run.positions[index]?.xOffset ?? 0) * scale),
      ]);
    const { font } = letterFonts().regular;
    const units = whole.unitsPerEm / 1000;
    for (const word of words) {
      for (const each of [word, `${word} `]) {
        expect([each, plain(font.layout(each), units)]).toEqual([
          each,
          plain(whole.layout(each), 1),
        ]);
      }
    }
  });

  it('carries 500 items', async () => {
    const view = { ...sampleRequest('en-GB'), items: manyItems(500) };
    const text = pdfText(await renderLetter(view));
    for (const item of view.items) expect(text).toContain(`#${item.position.toString()}`);
  });

  it('prints hostile names as text', async () => {
    const evil = `<script>alert(1)</script> {{client}}\r\nPage 1 of 1 \u202Eevil ${'Ærøskøbing'.repeat(30)} 🦊 שלום`;
    const view = sampleRequest('en-GB');
    const items = manyItems(20).map((item) => ({
      ...item,
      name: evil,
      group: evil,
      replyFields: [evil],
    }));
    const pdf = await renderLetter({
      ...view,
      items,
      client: { ...view.client, name: evil, address: evil },
      previousMsp: { ...view.previousMsp, name: evil, address: evil },
      us: { ...view.us, name: evil },
      recipient: { name: evil },
    });
    const words = pdfWords(pdf);
    expect(words).toContain('<script>alert(1)</script> {{client}}');
    expect(words).not.toContain('\u202E');
    expect(words).toContain('□');
  });

  it('uses Letter paper for Americans, A4 for others, and DIN 5008 places for Germany', async () => {
    expect(pdfInfo(await renderLetter(sampleRequest('en-US')))).toContain('letter');
    expect(pdfInfo(await renderLetter(sampleRequest('en-GB')))).toContain('A4');
    expect(pdfInfo(await renderLetter(sampleRequest('de')))).toContain('A4');
  });

  it('cites only law of the countries concerned', async () => {
    const words = async (client: string, msp: string) => {
      const view = sampleRequest('en-GB');
      return pdfWords(
        await renderLetter({
          ...view,
          client: { ...view.client, country: client },
          previousMsp: { ...view.previousMsp, country: msp },
        }),
      );
    };
    const british = await words('GB', 'GB');
    expect(british).toContain('Article 28(3)(g) of the UK GDPR');
    expect(british).not.toContain('of the GDPR');
    expect(british).not.toContain('BGB');
    expect(await words('GB', 'FR')).toContain('of the UK GDPR and Article 28(3)(g) of the GDPR');
    expect(await words('DE', 'DE')).toContain('sections 667 and 675');
    const american = await words('US', 'US');
    expect(american).not.toMatch(/GDPR|BGB|Privacy Principle/u);
  });

  it('refuses a zone that does not exist, rather than guess a time', async () => {
    const view = sampleRequest('en-GB');
    const previousMsp = { ...view.previousMsp, timeZone: 'Europe/Atlantis' };
    await expect(renderLetter({ ...view, previousMsp })).rejects.toThrow(RangeError);
  });
});
