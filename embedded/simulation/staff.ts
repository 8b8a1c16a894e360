import { requestCommand } from '../../api/intake/request-command';
import type { CommandName } from '../../workflows/messages';
import { OUR_PERSON, unlessRefused } from '../simulated/our-visit';
import type { World } from './world';

/** A person's command, as the console asks for it; `carry` is what the workflow would do. */
export async function command(
  { consoleDb }: World,
  asked: { handoverId: string; kind: CommandName; arguments: Record<string, string>; at: Date },
  carry: (commandId: string) => Promise<void>,
): Promise<boolean> {
  const workflows = {
    start: () => Promise.resolve(),
    command: (_handover: string, _name: CommandName, id: string) => carry(id),
  };
  return unlessRefused(
    requestCommand(
      { db: consoleDb, workflows },
      { ...asked, by: OUR_PERSON, idempotencyKey: `${asked.kind} ${asked.at.toISOString()}` },
    ),
  );
}
