import { loadCatalogue, loadPlaybook } from '../../platform/catalogue';

describe('the catalogue and the playbook', () => {
  it('hold every item once, with a playbook entry for each', () => {
    const catalogue = loadCatalogue();
    expect(catalogue.size).toBe(68);
    expect([...loadPlaybook().keys()]).toEqual([...catalogue.keys()]);
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

  it('tell a technician which steps no source was found for', () => {
    const entry = loadPlaybook().get(1);
    expect(entry?.recover[0]?.unverified).toBe(false);
    expect(entry?.recover[1]).toMatchObject({ unverified: true });
    expect(entry?.proof?.usualWorkingDays).toBe(5);
  });
});
