const host = (name: string): string => `${name.replace(/[^a-z0-9]+/gi, '')}.example`;

/** Where the first contact of a case reads its mail. */
export function firstContact(name: string): string {
  return `bo@${host(name)}`;
}

/** A handover of so many items: the catalogue's first, and our own beyond it. */
export function costInput(name: string, items: number): Record<string, unknown> {
  const place = { country: 'GB', region: 'ENG', timeZone: 'Europe/London' };
  const catalogue = Array.from({ length: Math.min(items, 60) }, (_, index) => ({
    catalogue: index + 1,
  }));
  const own = Array.from({ length: items - catalogue.length }, (_, index) => ({
    name: `Line-of-business application ${String(index + 1)}`,
    group: 'Applications',
    kind: 'login',
    scope: 'ours',
    criticality: 'normal',
  }));
  return {
    client: {
      name: `Client of ${name}`,
      ...place,
      signatory: { name: 'Ann Fern', title: 'Director', email: `ann@client${host(name)}` },
    },
    previousMsp: {
      name: `MSP of ${name}`,
      ...place,
      contacts: [
        { name: 'Bo Ashworth', email: firstContact(name), rung: 'first' },
        { name: 'Cy Barrow', email: `cy@${host(name)}`, rung: 'second' },
        { name: 'Di Calder', email: `di@${host(name)}`, rung: 'owner' },
      ],
    },
    items: { include: [...catalogue, ...own] },
    scopePreset: 'fully-managed',
    language: 'en-GB',
    authority: { onFile: { signedOn: '2026-10-01', by: 'Ann Fern', title: 'Director' } },
    accountManager: { name: 'Max Keller', email: 'max@northgate.example' },
  };
}
