import { Option } from 'commander';
import { detailAnswer, itemsAnswer } from '../answers';
import type { Context } from '../context';
import { CliProblem, EXIT } from '../exit';

export type Options = Record<string, string | undefined>;

/** One command of a person: what it is called, what it sends. */
export interface Steering {
  name: string;
  /** Last part of the command's address. */
  path: string;
  description: string;
  options: readonly Option[];
  /** What is sent; asks the API first where a person says a number or an address instead of an id. */
  body: (options: Options, context: Context, id: string) => Promise<object> | object;
  done: string;
}

export const reason = () =>
  new Option('--reason <text>', 'why; written into the log').makeOptionMandatory();

/** The id of whoever of this handover has the address. Throws CliProblem. */
export async function contactId(context: Context, id: string, address: string): Promise<string> {
  const { contacts } = await context.ask(`/handovers/${encodeURIComponent(id)}`, {}, detailAnswer);
  const found = contacts.find(
    (each) => each.removedAt === null && each.email.toLowerCase() === address.toLowerCase(),
  );
  if (found) return found.id;
  throw new CliProblem(
    EXIT.badInput,
    `Nobody of this handover has the address ${address}. See: npx handover show ${id}`,
  );
}

/** The ids of items by their numbers in the letter, such as `3,7,12`. Throws CliProblem. */
export async function itemIds(context: Context, id: string, numbers: string): Promise<string[]> {
  const path = `/handovers/${encodeURIComponent(id)}/items`;
  const { items } = await context.ask(path, {}, itemsAnswer);
  return numbers.split(',').map((text) => {
    const found = items.find((item) => String(item.position) === text.trim());
    if (found) return found.id;
    throw new CliProblem(
      EXIT.badInput,
      `There is no item ${text.trim()}. This handover’s are numbered 1 to ${items.length}.`,
    );
  });
}
