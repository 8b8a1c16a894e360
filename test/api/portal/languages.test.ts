import type { ImportItem } from '../../../domain/import/import-item';
import { matchEntries } from '../../../domain/import/match-entries';
import { readOurList } from '../../../formats/read/our-list';
import { readXlsx } from '../../../formats/read/xlsx';
import { pdfText } from '../../templates/read-pdf';
import { answer, FILLED, finish, hidden, send } from './forms';
import { openPortalSite, type OpenLink, type PortalSite } from './site';

let site: PortalSite;
beforeAll(async () => {
  site = await openPortalSite();
});
afterAll(async () => {
  await site.close();
});

async function german(): Promise<{ id: string; items: readonly { id: string }[]; link: OpenLink }> {
  const handover = await site.seed({ numbers: [1, 5] });
  await site.db
    .updateTable('handovers')
    .set({ language: 'de' })
    .where('id', '=', handover.id)
    .execute();
  return { ...handover, link: await site.open(handover) };
}

const get = async (url: string, headers: Record<string, string> = {}) =>
  (await site.app.inject({ url, headers })).body;

describe('the portal', () => {
  it('speaks the contact’s language, whatever the browser asks for', async () => {
    const { link, items } = await german();
    const headers = { ...link.headers, 'accept-language': 'fr,en;q=0.5' };
    const list = await get(link.home, headers);
    expect(list).toContain('<html lang="de" dir="ltr">');
    expect(list).toContain('bittet Sie um die Übergabe');
    expect(list).toContain('0 von 2 beantwortet');
    expect(list).toContain('>Globaler M365-Administrator</a>');
    const item = await get(`${link.home}/items/${items[0]!.id}`, headers);
    expect(item).toContain('Wir können nicht, weil …');
    expect(item).toContain('Wer den zweiten Faktor hat');
    expect(item).toContain('<p class="lead-hint">Senden Sie ');
    expect(item).toContain('<h1>Globaler M365-Administrator</h1>');
  });

  it('names items in its language on the list to fill in, and knows them again by either name', async () => {
    const { link } = await german();
    const list = await site.app.inject({
      url: `${link.home}/many/list.xlsx`,
      headers: link.headers,
    });
    const { rows } = await readXlsx(new Uint8Array(list.rawPayload));
    expect(rows.map((row) => row.slice(1, 4))).toEqual([
      ['Nr.', 'Gruppe', 'Punkt'],
      ['1', 'Identität und E-Mail', 'Globaler M365-Administrator'],
      ['2', 'Identität und E-Mail', 'Vom Dienstleister verwaltetes Postfach'],
    ]);
    const page = await get(`${link.home}/many`, link.headers);
    const said = /data-items="([^"]*)"/.exec(page)?.[1] ?? '';
    const items = JSON.parse(said.replaceAll('&quot;', '"')) as ImportItem[];
    const filled = (title: string, id: string) => [id, '', '', title, '', 'ada', 'pw'];
    const own = readOurList(
      [
        rows[0]!,
        filled('x', rows[2]![0]!),
        filled('Globaler M365-Administrator', ''),
        filled('M365 global admin', ''),
      ],
      [],
    );
    const read = own?.kind === 'entries' ? own : { entries: [], itemIds: [] };
    expect(matchEntries(items, read.entries, read.itemIds)).toEqual([
      { itemId: items[1]!.id, by: 'list' },
      { itemId: items[0]!.id, by: 'name' },
      { itemId: items[0]!.id, by: 'name' },
    ]);
  });

  it('keeps a receipt’s bytes in the catalogue’s words, whatever its page and paper call things', async () => {
    const { link, items } = await german();
    await answer(site, link, items[0]!.id, { type: 'never_held', ...FILLED.never_held! });
    await finish(site, link);
    const at = `${link.home}/receipts/1`;
    expect(await get(at, link.headers)).toContain('1. Globaler M365-Administrator');
    expect(await get(`${at}?lang=fr`, link.headers)).toContain('1. Administrateur général M365');
    const pdf = await site.app.inject({ url: `${at}/pdf`, headers: link.headers });
    expect(pdfText(pdf.rawPayload)).toContain('Globaler M365-Administrator');
    const json = JSON.parse(await get(`${at}/json`, link.headers)) as { items: object[] };
    expect(json.items).toMatchObject([{ position: 1, name: 'M365 global admin' }]);
    expect(json.items[0]).not.toHaveProperty('catalogueNumber');
  });

  it('asks the browser where it knows no contact, and speaks English where it can do no better', async () => {
    expect(await get('/verify', { 'accept-language': 'pt, de-AT;q=0.9, en;q=0.8' })).toContain(
      'Ist dieses Dokument von uns?',
    );
    for (const accept of ['pt', 'de;q=0', '*', ';;;,,=', '']) {
      expect(await get('/verify', { 'accept-language': accept })).toContain('<html lang="en-GB"');
    }
    expect(await get('/r/nothing', { 'accept-language': 'de' })).toContain(
      'Dieser Link öffnet nichts',
    );
  });

  it('changes its language by a link on the page, and remembers it in the browser only', async () => {
    const { link } = await german();
    const page = await get(link.home, link.headers);
    expect(page).toContain('<a href="?lang&#x3D;en-GB" lang="en-GB" hreflang="en-GB">English</a>');
    const chosen = await site.app.inject({
      url: `${link.home}?lang=en-GB`,
      headers: link.headers,
    });
    expect(chosen.body).toContain('asks you to hand over');
    expect(chosen.cookies).toMatchObject([
      { name: 'lang', value: 'en-GB', path: '/', httpOnly: true, sameSite: 'Lax' },
    ]);
    const cookie = `${link.headers.cookie}; lang=en-GB`;
    expect(await get(link.home, { ...link.headers, cookie })).toContain('asks you to hand over');
    const odd = await site.app.inject({ url: '/verify?lang=xx&lang=de' });
    expect(odd.cookies).toEqual([]);
    const kept = await get('/verify?number=H-1&code=2', { 'accept-language': 'de' });
    expect(kept).toContain('href="?number&#x3D;H-1&amp;code&#x3D;2&amp;lang&#x3D;en-GB"');
  });

  it('says what is wrong in that language, and takes the confirming word in it', async () => {
    const { id, items, link } = await german();
    const item = items[0]!.id;
    const form = hidden(await get(`${link.home}/items/${item}`, link.headers), 'form');
    const wrong = await send(site, link, item, { type: 'refused', form, seen: '' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Wählen Sie eines unter „Weil“.');
    expect(wrong.body).toContain('Geben Sie zur Bestätigung „ablehnen“ ein.');
    expect(wrong.body).toContain(`href="${link.home}/items/${item}?lang&#x3D;en-GB"`);
    const said = { type: 'never_held', form, seen: '', 'never_held-word': ' Nie besessen' };
    expect((await send(site, link, item, said)).statusCode).toBe(303);
    const row = site.db.selectFrom('items').where('handover_id', '=', id).where('id', '=', item);
    expect(await row.select('answer_type').executeTakeFirst()).toEqual({
      answer_type: 'never_held',
    });
    const refused = await site.app.inject({
      method: 'POST',
      url: `${link.home}/items/${item}`,
      headers: { ...link.headers, 'content-type': 'application/json', 'accept-language': 'de' },
      payload: '{}',
    });
    expect(refused.body).toContain('nimmt nur ihr eigenes Formular an');
  });

  it('stores the consent in the words that were beside the box', async () => {
    const handover = await site.seed({ authority: 'to_sign', numbers: [1] });
    const link = await site.open(handover, { purpose: 'authority' });
    const page = await get(`${link.home}?lang=de`, link.headers);
    expect(hidden(page, 'lang')).toBe('de');
    const payload = new URLSearchParams({
      lang: 'de',
      name: 'Clara Fern',
      title: 'CEO',
      consent: 'yes',
    });
    const signed = await site.app.inject({
      method: 'POST',
      url: `${link.home}/sign`,
      headers: { ...link.headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: payload.toString(),
    });
    expect(signed.statusCode).toBe(303);
    const row = await site.db
      .selectFrom('authorities')
      .where('handover_id', '=', handover.id)
      .select('consent')
      .executeTakeFirstOrThrow();
    expect(row.consent).toMatch(/^Ich habe das Schreiben gelesen\./);
  });
});
