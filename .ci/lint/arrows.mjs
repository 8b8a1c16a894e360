/**
 * Who may import whom (architecture.md). One line per room: what its files may reach for besides themselves.
 * A pattern is a folder; the first match wins, so the narrower room stands first.
 */
const everything = ['*'];
const behindTheDoor = [
  'domain',
  'db',
  'drafting',
  'vault/*',
  'formats/write',
  'templates',
  'platform',
  'workflows',
];

export const rooms = {
  // Reads one form in a process of its own: it reaches no database, and no key that opens.
  'api/form-reader': ['domain', 'vault/seal'],
  'api/portal': [
    'api/form-reader',
    'api/plugins',
    'domain',
    'db',
    'vault/seal',
    'formats/write',
    'templates',
    'platform',
  ],
  'api/plugins': ['domain', 'db', 'vault/seal', 'templates', 'platform', 'workflows'],
  'api/intake': ['api/plugins', ...behindTheDoor],
  'api/rest': ['api/plugins', 'api/intake', ...behindTheDoor],
  'api/console': ['api/plugins', 'api/intake', 'api/rest', ...behindTheDoor],
  'vault/seal': ['domain', 'platform'],
  'vault/links': ['vault/seal', 'domain', 'platform'],
  'vault/open': ['vault/seal', 'vault/links', 'domain', 'db', 'platform'],
  'domain/calendar': ['domain'],
  'domain/intake': ['domain'],
  // Writing and reading are apart: the portal writes a list to fill in, and never reads a file (security.md, S13).
  'formats/write': ['formats', 'domain'],
  'formats/read': ['formats', 'domain'],
  formats: ['domain'],
  drafting: ['domain', 'db', 'templates'],
  activities: ['domain', 'db', 'drafting', 'vault/*', 'templates', 'platform'],
  worker: [
    'activities',
    'drafting',
    'workflows',
    'domain',
    'db',
    'vault/*',
    'templates',
    'platform',
  ],
  workflows: ['domain'],
  templates: ['domain'],
  platform: ['domain'],
  domain: [],
  // What runs in a reader's browser: rules, and libraries that run there.
  // The sender's browser alone reads what others exported.
  browser: ['formats/read', 'formats', 'domain'],
  cli: ['domain', 'platform'],
  db: ['domain', 'platform'],
  embedded: everything,
  bench: everything,
  test: everything,
};

/** A type costs nothing at run time: these may name what they may not run. */
const namesOnly = { 'api/plugins': ['vault/open', 'vault/links'], activities: ['workflows'] };

const all = Object.keys(rooms);

function widen(targets) {
  return targets.flatMap((target) => {
    if (target === '*') return all;
    if (target === 'vault/*') return all.filter((room) => room.startsWith('vault/'));
    if (target === 'domain') return all.filter((room) => room.split('/')[0] === 'domain');
    return [target];
  });
}

/** The calendar and the intake use libraries; workflow code may not come near them. */
function reachable(room, targets) {
  const wide = widen(targets);
  return room === 'workflows'
    ? wide.filter((target) => target !== 'domain/calendar' && target !== 'domain/intake')
    : wide;
}

export const elements = all.map((room) => ({ type: room, pattern: room, partialMatch: false }));

const may = (from, to, dependency) => ({
  from: { element: { types: { anyOf: [from] } } },
  allow: { to: { element: { types: { anyOf: to } } }, ...(dependency ? { dependency } : {}) },
});

export const policies = [
  ...Object.entries(rooms)
    .map(([room, targets]) => [room, [room, ...reachable(room, targets)]])
    .map(([room, targets]) => may(room, targets)),
  // Domain rooms know each other: the folder is one vocabulary.
  may('domain', ['domain', 'domain/calendar', 'domain/intake']),
  ...Object.entries(namesOnly).map(([room, targets]) => may(room, targets, { kind: 'type' })),
];
