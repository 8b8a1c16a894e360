import type { Command } from 'commander';
import type { Context } from '../context';
import { runOwn } from './keys';

/** Whether everything could be opened without this server. Run where the dumps are. */
export function addRecovery(program: Command, context: () => Context): void {
  const recovery = program
    .command('recovery')
    .description('whether everything could be opened without this server');
  recovery
    .command('drill')
    .description(
      'restore dumps into a database that is thrown away, and open every item with the recovery key alone; ends with 1 when something does not open',
    )
    .requiredOption('--dump <file>', 'a dump of the main database (pg_dump, or “recovery dump”)')
    .requiredOption('--keystore <file>', 'a dump of the keystore')
    .requiredOption('--recovery-key <file>', 'the offline recovery key')
    .action((given: { dump: string; keystore: string; recoveryKey: string }) =>
      runOwn(context(), 'recovery', [
        'drill',
        '--dump',
        given.dump,
        '--keystore',
        given.keystore,
        '--recovery-key',
        given.recoveryKey,
      ]),
    );
  recovery
    .command('dump')
    .description('write both databases as SQL, for who has no pg_dump of the server’s version')
    .argument('<folder>')
    .action((folder: string) => runOwn(context(), 'recovery', ['dump', folder]));
}
