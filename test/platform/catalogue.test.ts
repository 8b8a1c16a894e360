import { loadCatalogue, loadPlaybook } from '../../platform/catalogue';

describe('the catalogue and the playbook', () => {
  it('hold every item once, with a playbook entry for each', () => {
    const catalogue = loadCatalogue();
    expect(catalogue.size).toBe(68);
    expect([...loadPlaybook().keys()]).toEqual([...catalogue.keys()]);
  });

  it('carry more than 700 researched steps for a technician', () => {
    const steps = [...loadPlaybook().values()].flatMap(
      ({ recover, rotate, revoke, dayOne, traps }) => [
        ...recover,
        ...rotate,
        ...revoke,
        ...dayOne,
        ...traps,
      ],
    );
    expect(steps.filter(({ unverified }) => !unverified).length).toBeGreaterThan(700);
  });

  it('keep what an item leans on and what must not be reset before it', () => {
    expect(loadCatalogue().get(1)).toMatchObject({
      name: 'M365 global admin',
      kind: 'login',
      criticality: 'critical',
      leansOnAnyOf: [5, 6, 13],
      onlyTheyCanRelease: false,
      replyFields: ['address', 'user', 'password', 'second factor and its holder', 'tenant ID'],
    });
  });

  it('lean only on items that exist', () => {
    const catalogue = loadCatalogue();
    for (const item of catalogue.values()) {
      for (const other of [...item.leansOnAnyOf, ...item.notBefore]) {
        expect(catalogue.has(other)).toBe(true);
      }
    }
  });

  it('say what a technician does on day one about what nobody can make again', () => {
    const playbook = loadPlaybook();
    const lost = [...loadCatalogue().values()].filter(({ unrecoverable }) => unrecoverable);
    expect(lost.map(({ number }) => number)).toEqual([20, 21, 33, 37, 42]);
    for (const { number } of lost) expect(playbook.get(number)?.dayOne.length).toBeGreaterThan(0);
    const words = (number: number) => JSON.stringify(playbook.get(number)?.dayOne);
    expect(words(37)).toMatch(/full backup/i);
    expect(words(42)).toMatch(/unlocked machines: add a recovery password/i);
  });

  it('name who frees what stands in a circle, and what they want to see', () => {
    const proof = (number: number) => loadPlaybook().get(number)?.proof;
    expect(proof(1)?.who).toContain('Data Protection');
    expect(proof(13)?.who).toContain('Registrar');
    expect(proof(22)?.who).toContain('Carrier');
    for (const number of [1, 5, 6, 13, 22]) expect(proof(number)?.needs.length).toBeGreaterThan(0);
  });

  it('tell a technician which steps no source was found for', () => {
    const entry = loadPlaybook().get(1);
    expect(entry?.recover[0]?.unverified).toBe(false);
    expect(entry?.recover[1]).toMatchObject({ unverified: true });
    expect(entry?.proof?.usualWorkingDays).toBe(5);
  });
});
