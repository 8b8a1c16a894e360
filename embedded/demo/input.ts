import type { Character } from './characters';

const address = (name: string, company: string): string =>
  `${name.toLowerCase()}@${company.toLowerCase().replace(/[^a-z]/g, '')}.example`;

/** Where the character reads its mail. */
export function contactsOf({ previousMsp }: Character): string[] {
  return ['bo', 'cy', 'di'].map((name) => address(name, previousMsp));
}

/** The handover as an account manager would start it: authority on file, the default policy. */
export function demoInput(character: Character, signedOn: string): Record<string, unknown> {
  const { client, previousMsp, sponsor, items } = character;
  const place = { country: 'GB', region: 'ENG', timeZone: 'Europe/London' };
  const [first, second, owner] = contactsOf(character);
  const sponsorEmail = address(sponsor.split(' ')[0] ?? 'sponsor', client);
  return {
    client: {
      name: client,
      ...place,
      callBackPhone: '+44 20 7946 0018',
      signatory: { name: sponsor, title: 'Director', email: sponsorEmail },
    },
    previousMsp: {
      name: previousMsp,
      ...place,
      contacts: [
        { name: 'Bo Ashworth', email: first, rung: 'first' },
        { name: 'Cy Barrow', email: second, rung: 'second' },
        { name: 'Di Calder', email: owner, rung: 'owner' },
      ],
    },
    items: { include: items.map((catalogue) => ({ catalogue })) },
    scopePreset: 'fully-managed',
    language: 'en-GB',
    authority: { onFile: { signedOn, by: sponsor, title: 'Director' } },
    accountManager: { name: 'Max Keller', email: 'max@northgate.example' },
  };
}
