import path from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../../platform/config';
import { databasesOf } from '../keys/reach';
import { Trouble } from '../trouble';
import { drill } from './drill';
import { drillReport, hasProved } from './drill-report';
import { writeDump } from './write-dump';

/** The drill and the dump as a program of their own: the command line itself opens no database. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dump: { type: 'string' },
      keystore: { type: 'string' },
      'recovery-key': { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [name, folder] = positionals;
  const print = (value: object, lines: readonly string[]): void => {
    process.stdout.write(values.json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
  };
  if (name === 'drill') {
    const { dump, keystore, 'recovery-key': recoveryKey } = values;
    if (!dump || !keystore || !recoveryKey) {
      throw new Trouble('Name all three: --dump, --keystore and --recovery-key.');
    }
    const say = (line: string): void => {
      if (!values.json) process.stderr.write(`${line}\n`);
    };
    const result = await drill({ dump, keystore, recoveryKey }, say);
    print(result, drillReport(result));
    if (!hasProved(result)) process.exitCode = 1;
    return;
  }
  if (name !== 'dump' || folder === undefined) throw new Trouble('recovery drill … | dump FOLDER');
  const urls = await databasesOf(process.env);
  const [main, keystore] = ['main.sql', 'keystore.sql'].map((file) => path.join(folder, file));
  if (!main || !keystore) return;
  await writeDump(urls.main, main);
  await writeDump(urls.keystore, keystore);
  print({ main, keystore }, [
    `Written: ${main} and ${keystore}.`,
    'Keep the two apart, and the second one for a short time only: together with the server’s key or the recovery key they open everything.',
  ]);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof ConfigError) process.exitCode = 2;
  else process.exitCode = error instanceof Trouble ? 2 : 3;
});
