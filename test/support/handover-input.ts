/** What a test changes of the usual input; top-level parts are replaced whole. */
export type InputChange = Record<string, unknown>;

export const FIRST = 'bo@sysworks.example';
export const SECOND = 'cy@sysworks.example';
export const OWNER = 'di@sysworks.example';
export const SPONSOR = 'sam@fern.example';
export const SIGNATORY = 'ann@fern.example';
export const MANAGER = 'max@northgate.example';

/** A small British handover with the authority on file: six items of different kinds, the default policy. */
export function handoverInput(change: InputChange = {}): Record<string, unknown> {
  return {
    client: {
      name: 'Fern Logistics',
      country: 'GB',
      region: 'ENG',
      timeZone: 'Europe/London',
      callBackPhone: '+44 20 7946 0000',
      signatory: { name: 'Ann Fern', title: 'Director', email: SIGNATORY },
      sponsor: { name: 'Sam Reed', email: SPONSOR },
    },
    previousMsp: {
      name: 'SysWorks',
      country: 'GB',
      region: 'ENG',
      timeZone: 'Europe/London',
      contacts: [
        { name: 'Bo Technician', email: FIRST, rung: 'first' },
        { name: 'Cy Second', email: SECOND, rung: 'second' },
        { name: 'Di Owner', email: OWNER, rung: 'owner' },
      ],
    },
    counsel: { name: 'Lee Counsel', email: 'lee@law.example' },
    items: {
      include: [
        { catalogue: 1 },
        { catalogue: 13 },
        { catalogue: 37 },
        { catalogue: 58 },
        { catalogue: 60 },
        { catalogue: 64 },
      ],
    },
    scopePreset: 'fully-managed',
    language: 'en-GB',
    authority: { onFile: { signedOn: '2026-10-01', by: 'Ann Fern', title: 'Director' } },
    accountManager: { name: 'Max Manager', email: MANAGER },
    ...change,
  };
}
