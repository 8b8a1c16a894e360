import { readFile } from 'node:fs/promises';
import { openConsoleSite, signIn, type ConsoleSite } from '../../support/console-site';

const FILLED: Record<string, string> = {
  action: 'start',
  'client.name': 'Copperfield Foods',
  'client.country': 'DE',
  'client.region': 'BY',
  'client.timeZone': 'Europe/Berlin',
  'client.signatory.name': 'Ruth Alder',
  'client.signatory.title': 'Managing Director',
  'client.signatory.email': 'ruth@copperfield.example',
  'previousMsp.name': 'Deltanet',
  'previousMsp.country': 'DE',
  'previousMsp.timeZone': 'Europe/Berlin',
  'first.name': 'Jonas Brandt',
  'first.email': 'jonas@deltanet.example',
  'owner.name': 'Carla Voss',
  'owner.email': 'carla@deltanet.example',
  items: 'essentials',
  scopePreset: 'fully-managed',
  authority: 'toSign',
  language: 'en-GB',
  send: 'now',
};

describe('the start form', () => {
  let site: ConsoleSite;
  let headers: Record<string, string>;
  beforeEach(async () => {
    site = await openConsoleSite();
    headers = await signIn(site);
  });
  afterEach(() => site.close());

  const post = (url: string, fields: Record<string, string> | [string, string][]) =>
    site.app.inject({
      method: 'POST',
      url,
      headers,
      payload: new URLSearchParams(fields).toString(),
    });
  const handovers = () => site.db.selectFrom('handovers').selectAll().execute();

  it('starts what the form says, with its own items among those of the catalogue', async () => {
    const answer = await post('/handovers/new', [
      ...Object.entries({ ...FILLED, items: 'ticked', key: 'one' }),
      ['item', '1'],
      ['item', '20'],
      ['own.1.name', 'Loading bay camera'],
      ['own.1.kind', 'login'],
    ]);
    expect(answer.statusCode).toBe(303);
    const [handover] = await handovers();
    expect(answer.headers.location).toBe(`/handovers/${handover!.id}`);
    expect(handover).toMatchObject({
      stage: 'authority',
      items_total: 3,
      account_manager_name: 'Maya Lindqvist',
      created_by: 'staff:maya@northgate.example',
    });
    const items = await site.db.selectFrom('items').select('name').orderBy('position').execute();
    expect(items.map(({ name }) => name)).toContain('Loading bay camera');
    const people = await site.db.selectFrom('contacts').select(['rung', 'email']).execute();
    expect(people).toEqual(
      expect.arrayContaining([
        { rung: 'first', email: 'jonas@deltanet.example' },
        { rung: 'owner', email: 'carla@deltanet.example' },
        { rung: 'signatory', email: 'ruth@copperfield.example' },
      ]),
    );
  });

  it('makes one handover of a form that is sent twice', async () => {
    const both = await Promise.all([
      post('/handovers/new', { ...FILLED, key: 'same' }),
      post('/handovers/new', { ...FILLED, key: 'same' }),
    ]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(both[0].headers.location).toBe(both[1].headers.location);
    expect(await handovers()).toHaveLength(1);
  });

  it('puts each problem at its own field, also those of people further down the ladder', async () => {
    const answer = await post('/handovers/new', {
      ...FILLED,
      'client.callBackPhone': 'ring me',
      'owner.email': 'JONAS@deltanet.example',
      'own.2.name': 'x'.repeat(300),
      'own.2.kind': 'login',
      authority: 'onFile',
      items: 'ticked',
    });
    expect(answer.statusCode).toBe(422);
    for (const field of [
      'client.callBackPhone',
      'owner.email',
      'own.2.name',
      'authority.onFile.by',
    ]) {
      expect(answer.body).toContain(`id="w-${field}"`);
    }
    expect(answer.body).toContain('value="Carla Voss"');
    expect(await handovers()).toEqual([]);
  });

  it('refuses a deadline that the steps do not fit before', async () => {
    for (const deadline of ['2026-11-24', '2020-01-01']) {
      const answer = await post('/handovers/new', { ...FILLED, deadline });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('id="w-deadline"');
    }
    expect(await handovers()).toEqual([]);
  });

  it('refuses line breaks in names and addresses, and shows them harmless', async () => {
    const answer = await post('/handovers/new', {
      ...FILLED,
      'first.name': 'Jonas\r\nBcc: everybody@deltanet.example',
      'client.name': '<script>alert(1)</script>',
      'second.name': 'No Address',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('id="w-first.name"');
    expect(answer.body).toContain('id="w-second.email"');
    expect(answer.body).not.toContain('<script>alert');
    expect(await handovers()).toEqual([]);
  });

  it('remembers a previous MSP and its people from the handover before', async () => {
    await post('/handovers/new', { ...FILLED, key: 'before' });
    const msp = await site.db.selectFrom('previous_msps').select('id').executeTakeFirstOrThrow();
    const { body } = await post('/handovers/new', {
      action: 'fill-previous-msp',
      knownPreviousMsp: msp.id,
      'client.name': 'Mason Engineering',
    });
    expect(body).toContain('value="jonas@deltanet.example"');
    expect(body).toContain('value="Carla Voss"');
    expect(body).toContain('value="Mason Engineering"');
  });

  it('works the dates out for the place where the previous MSP works', async () => {
    const { body } = await post('/handovers/new', { ...FILLED, action: 'dates' });
    expect(body).toContain('Mon 7 Dec');
    expect(body).toContain('Dates in Europe/Berlin');
    expect(await handovers()).toEqual([]);
  });

  it('imports a file in YAML or JSON, and tells all that is wrong with another', async () => {
    const text = await readFile('samples/brandt-tooling.yaml', 'utf8');
    const good = await post('/handovers/import', { text, key: 'file' });
    expect(good.statusCode).toBe(303);
    const broken = await post('/handovers/import', { text: 'client:\n\t- ]', key: 'b' });
    expect(broken.statusCode).toBe(422);
    expect(broken.body).toContain('look at line 2');
    const wrong = await post('/handovers/import', { text: '{"client": 5, "colour": "red"}' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('There is no field called “colour”');
    expect(wrong.body).toContain('previousMsp');
    expect(await handovers()).toHaveLength(1);
  });

  it('takes an uploaded file, and says so when it is no handover at all', async () => {
    const boundary = 'x-boundary';
    const upload = (content: string) =>
      site.app.inject({
        method: 'POST',
        url: '/handovers/import',
        headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="../a.yaml"\r\n\r\n${content}\r\n--${boundary}--\r\n`,
      });
    expect((await upload(await readFile('samples/hillcrest-dental.yaml', 'utf8'))).statusCode).toBe(
      303,
    );
    expect((await upload('a'.repeat(2_000_000))).statusCode).toBe(413);
    expect((await upload('')).statusCode).toBe(422);
  });

  it('loads each sample of an empty board', async () => {
    const { body } = await site.app.inject({ url: '/', headers });
    const samples = [...body.matchAll(/action="(\/samples\/[a-z-]+\/load)"/g)].map(
      ([, url]) => url!,
    );
    expect(samples).toHaveLength(2);
    for (const url of samples) expect((await post(url, { key: url })).statusCode).toBe(303);
    expect(await handovers()).toHaveLength(2);
    expect((await post('/samples/none/load', {})).statusCode).toBe(404);
  });
});
