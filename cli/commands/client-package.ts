import type { Command } from 'commander';
import { packagesAnswer } from '../answers';
import type { Context } from '../context';
import { say, table } from '../terminal';
import { when } from '../when';
import { contactId } from './steering';

const ID = 'number (H-2027-0001) or id';

interface Making {
  recipient: string;
  contact?: string;
}

/** What stays with the client, sealed and handed to it. */
export function addClientPackage(program: Command, context: () => Context): void {
  program
    .command('packages')
    .description('list the packages of what stays with the client')
    .argument('<handover>', ID)
    .action((id: string) => answer(context(), id, ''));
  program
    .command('make-package')
    .description('seal what stays with the client to its own age key, and send it the link')
    .argument('<handover>', ID)
    .requiredOption('--recipient <key>', 'the client’s public key, age1…')
    .option('--contact <address>', 'who gets the link; the sponsor, else who signs')
    .action(async (id: string, { recipient, contact }: Making) => {
      const c = context();
      const to = contact === undefined ? null : await contactId(c, id, contact);
      await answer(c, id, '', { recipient, contactId: to });
    });
  program
    .command('package-told')
    .description('record that the client has its package; its contents leave our vault for good')
    .argument('<handover>', ID)
    .requiredOption('--name <name>', 'who of the client said so')
    .action((id: string, { name }: { name: string }) => answer(context(), id, '/told', { name }));
}

async function answer(context: Context, id: string, act: string, body?: object): Promise<void> {
  await context.answer(
    `/handovers/${encodeURIComponent(id)}/client-package${act}`,
    body ? { method: 'POST', body } : {},
    {
      shape: packagesAnswer,
      show: ({ packages }) => {
        if (packages.length === 0) {
          say(context.terminal, 'No package was made yet.');
          return;
        }
        table(
          context.terminal,
          ['PACKAGE', 'MADE', 'ITEMS', 'DOWNLOADED', 'STATE'],
          packages.map((one) => [
            String(one.number),
            when(one.madeAt),
            String(one.items),
            when(one.downloadedAt),
            stateOf(one),
          ]),
        );
      },
    },
  );
}

function stateOf(one: { confirmedBy: string | null; replacedAt: string | null }): string {
  if (one.confirmedBy !== null) return `confirmed by ${one.confirmedBy}`;
  return one.replacedAt === null ? 'waits for the client' : 'replaced';
}
