import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import { RUNGS } from '../../domain/contacts/contact';
import { handoverAnswer } from '../answers';
import type { Context } from '../context';
import { bold, say } from '../terminal';
import { nextWord } from './list';
import { STEPPING_IN } from './step-in';
import { contactId, itemIds, reason, type Options, type Steering } from './steering';

const ID = 'number (H-2027-0001) or id';
const COMMANDS: readonly Steering[] = [
  {
    name: 'pause',
    path: 'pause',
    description: 'send nothing until it is resumed',
    options: [
      new Option('--until <instant>', 'resume by itself, such as 2027-03-19T08:00:00Z'),
      new Option('--reason <text>', 'why; written into the log'),
    ],
    body: ({ until, reason: why }) => ({ until, reason: why }),
    done: 'is paused',
  },
  {
    name: 'resume',
    path: 'resume',
    description: 'go on where it was paused',
    options: [],
    body: () => ({}),
    done: 'goes on',
  },
  {
    name: 'send-now',
    path: 'send-next-step-now',
    description: 'take the next step without waiting for its day',
    options: [],
    body: () => ({}),
    done: 'has taken its next step',
  },
  {
    name: 'extend',
    path: 'extend-deadline',
    description: 'move the deadline to a later working day',
    options: [
      new Option('--deadline <date>', 'such as 2027-03-26').makeOptionMandatory(),
      reason(),
    ],
    body: ({ deadline, reason: why }) => ({ deadline, reason: why }),
    done: 'has a later deadline',
  },
  {
    name: 'waive',
    path: 'waive-items',
    description: 'ask for these items no longer',
    options: [
      new Option('--items <numbers>', 'as in the letter, such as 3,7,12').makeOptionMandatory(),
      reason(),
    ],
    body: async ({ items = '', reason: why }, context, id) => ({
      items: await itemIds(context, id, items),
      reason: why,
    }),
    done: 'asks for less',
  },
  {
    name: 'open-resets',
    path: 'open-resets-now',
    description: 'open the reset tasks without waiting for the deadline',
    options: [reason()],
    body: ({ reason: why }) => ({ reason: why }),
    done: 'has its reset tasks open',
  },
  {
    name: 'change-contact',
    path: 'change-contact',
    description: 'add a contact, or put one in another’s place',
    options: [
      new Option('--replace <address>', 'whom; this person’s link stops working'),
      new Option('--rung <rung>', 'place on the ladder').choices([...RUNGS]).makeOptionMandatory(),
      new Option('--name <name>', 'the new person').makeOptionMandatory(),
      new Option('--email <address>', 'the new person’s address').makeOptionMandatory(),
      new Option('--title <capacity>', 'in which capacity a signatory signs'),
      reason(),
    ],
    body: async ({ replace, rung, name, email, title, reason: why }, context, id) => ({
      contact: replace === undefined ? undefined : await contactId(context, id, replace),
      rung,
      name,
      email,
      title,
      reason: why,
    }),
    done: 'has a new contact',
  },
  ...STEPPING_IN,
  {
    name: 'cancel',
    path: 'cancel',
    description: 'end it for good',
    options: [reason()],
    body: ({ reason: why }) => ({ reason: why }),
    done: 'is cancelled',
  },
];

/** The commands of a person: each ends when it is carried out, or with the sentence that refuses it. */
export function addSteering(program: Command, context: () => Context): void {
  for (const each of COMMANDS) {
    const command = program
      .command(each.name)
      .description(each.description)
      .argument('<handover>', ID)
      .option('--key <key>', 'the same key again does nothing more');
    for (const option of each.options) command.addOption(option);
    command.action(async (id: string, { key, ...options }: Options) => {
      const c = context();
      const body = await each.body(options, c, id);
      const headers = { 'idempotency-key': key ?? randomUUID() };
      const path = `/handovers/${encodeURIComponent(id)}/commands/${each.path}`;
      await c.answer(
        path,
        { method: 'POST', body, headers },
        {
          shape: handoverAnswer,
          show: (handover) => {
            say(c.terminal, `${bold(c.terminal, handover.number)} ${each.done}.`);
            const next = nextWord(handover);
            if (next !== '–' && next !== 'paused') say(c.terminal, `  next: ${next}`);
          },
        },
      );
    });
  }
}
