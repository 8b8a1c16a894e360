const WHOSE: Readonly<Record<string, string>> = {
  client: 'Client',
  'client.signatory': 'Signatory',
  'client.sponsor': 'Sponsor',
  counsel: 'Counsel',
  previousMsp: 'Previous MSP',
  first: 'First contact',
  second: 'Second contact',
  owner: 'Owner',
  'authority.onFile': 'Authority on file',
};
const WHAT: Readonly<Record<string, string>> = {
  name: 'name',
  address: 'address',
  country: 'country',
  region: 'region',
  timeZone: 'time zone',
  closingDays: 'closing days',
  callBackPhone: 'telephone number',
  title: 'title',
  email: 'e-mail',
  signedOn: 'date of signature',
  by: 'who signed',
  kind: 'kind',
};
const WHOLE: Readonly<Record<string, string>> = {
  items: 'What is asked for',
  scopePreset: 'What becomes ours',
  authority: 'Authority',
  deadline: 'Deadline',
  language: 'Language',
  policy: 'Policy',
  reference: 'Your reference',
};

/** What a field of the start form is called in a list of what is wrong: `Signatory, e-mail`. */
export function fieldLabel(field: string): string {
  const own = /^own\.(\d+)\.(\w+)$/.exec(field);
  if (own) return `Own item ${Number(own[1]) + 1}, ${WHAT[own[2] ?? ''] ?? ''}`;
  const dot = field.lastIndexOf('.');
  const whose = WHOSE[field.slice(0, dot)];
  const what = WHAT[field.slice(dot + 1)];
  return whose !== undefined && what !== undefined ? `${whose}, ${what}` : (WHOLE[field] ?? field);
}
