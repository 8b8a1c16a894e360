import type { Config } from '../platform/config';
import { isFree } from './ports';
import { Trouble } from './trouble';

/** Ports of ours that are taken, each with the variable that changes it. Throws Trouble when there are any. */
export async function checkPorts(config: Config, withMailbox: boolean): Promise<void> {
  const wanted: [name: string, port: number, variable: string][] = [
    ['console', config.consolePort, 'HANDOVER_CONSOLE_PORT'],
    ['portal', config.portalPort, 'HANDOVER_PORTAL_PORT'],
  ];
  if (withMailbox) {
    wanted.push(['mailbox', config.mailboxPort, 'HANDOVER_MAILBOX_PORT']);
    wanted.push(['mailbox’s SMTP server', config.smtpPort, 'HANDOVER_SMTP_PORT']);
  }
  const sentences: string[] = [];
  const seen = new Map<number, string>();
  for (const [name, port, variable] of wanted) {
    const other = seen.get(port);
    if (other !== undefined) {
      sentences.push(`${variable} and ${other} are both ${port}: give each a port of its own.`);
    } else if (!(await isFree(port, config.host))) {
      sentences.push(
        `Port ${port} for the ${name} is taken by another program. ` +
          `Set ${variable} to a free one, e.g. ${variable}=${port > 60_000 ? port - 1000 : port + 1000}.`,
      );
    }
    seen.set(port, variable);
  }
  if (sentences.length > 0) throw new Trouble(sentences.join('\n'));
}
