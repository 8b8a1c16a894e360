import { ConfigError, readConfig } from '../platform/config';
import { Refusal } from '../domain/problem';
import { startSupervisor, type Supervisor } from './supervisor';
import { Trouble } from './trouble';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What a person has to know is a sentence; anything else is our mistake and shows where. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof Trouble) return error.message;
  if (error instanceof Refusal) return error.sentence;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function announce({ addresses, recoveryKeyFile }: Supervisor, seconds: number): void {
  say('');
  say(`Handover is ready (${seconds.toFixed(1)} s).`);
  say('');
  say(`  Console   ${addresses.console}   start here`);
  say(`  Portal    ${addresses.portal}   where reply links lead`);
  if (addresses.mailbox !== null) {
    say(`  Mailbox   ${addresses.mailbox}   every mail it sends`);
  }
  say(`  Temporal  ${addresses.temporal}`);
  say('');
  if (recoveryKeyFile !== null) {
    say(`Before real use: move ${recoveryKeyFile} off this machine (it says how).`);
  }
  say('Stop it with Ctrl-C.');
}

async function main(): Promise<void> {
  const since = performance.now();
  const asked = new AbortController();
  const askedToStop = new Promise<void>((resolve) => {
    const ask = (): void => {
      // A terminal and npm may both pass the signal on; the second changes nothing.
      if (asked.signal.aborted) return;
      say('\nStopping …');
      asked.abort();
      resolve();
    };
    process.on('SIGINT', ask).on('SIGTERM', ask).on('SIGHUP', ask);
  });
  const config = readConfig(process.env);
  const supervisor = await startSupervisor({ config, env: process.env, say, signal: asked.signal });
  announce(supervisor, (performance.now() - since) / 1000);
  await askedToStop;
  await supervisor.stop();
  say('Stopped.');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
