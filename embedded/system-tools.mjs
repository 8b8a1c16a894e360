import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Programs that some tests hold our output against, the one that is best first, and the package that has it. */
const TOOLS = [
  {
    programs: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
    apt: 'chromium-headless-shell',
    // Older Debians have no package of the shell's own.
    elseApt: 'chromium',
    brew: 'chromium',
  },
  { programs: ['age'], apt: 'age', brew: 'age' },
  { programs: ['pdftotext'], apt: 'poppler-utils', brew: 'poppler' },
  { programs: ['keepassxc-cli'], apt: 'keepassxc', brew: 'keepassxc' },
  { programs: ['dovecot'], apt: 'dovecot-imapd', brew: 'dovecot' },
  { programs: ['openssl'], apt: 'openssl', brew: 'openssl' },
];

function onPath(program) {
  // Servers are in a folder that is not in everybody's path.
  const folders = `${process.env.PATH ?? ''}${path.delimiter}/usr/sbin`.split(path.delimiter);
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const missing = () => TOOLS.filter(({ programs }) => !programs.some(onPath));

function run(program, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  return done.status === 0;
}

/**
 * Brings what is missing by the machine's own package manager where that needs no password. What stays
 * missing is said, and the suites that need it skip themselves by name (under CI=true they fail).
 */
export function bringTools(say) {
  const wanted = missing();
  if (wanted.length === 0) return;
  const names = wanted.map(({ apt }) => apt);
  if (onPath('apt-get')) {
    say(`Installing ${names.join(', ')} for the tests …`);
    const asRoot = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
    const [program, ...first] = asRoot;
    const install = (packages) =>
      run(program, [...first, 'install', '-y', '-q', '--no-install-recommends', ...packages]);
    if (!install(names) && run(program, [...first, 'update', '-q']) && !install(names)) {
      install(wanted.map(({ apt, elseApt }) => elseApt ?? apt));
    }
  } else if (onPath('brew')) {
    say(`Installing ${names.join(', ')} for the tests …`);
    for (const { brew } of wanted) run('brew', ['install', '--quiet', brew]);
  }
  const still = missing().map(({ programs }) => programs[0]);
  if (still.length > 0) say(`Not on this machine: ${still.join(', ')}. Their tests are skipped.`);
}
