import { Option } from 'commander';
import { CALL_OUTCOMES } from '../../domain/contacts/call';
import { contactId, reason, type Steering } from './steering';

const step = () =>
  new Option('--step <key>', 'such as reminder; `show` lists them').makeOptionMandatory();
const forWhom = () => new Option('--contact <address>', 'only this person’s message');
const contact = (what: string) => new Option('--contact <address>', what).makeOptionMandatory();

/** Commands by which a person steps into the chase. */
export const STEPPING_IN: readonly Steering[] = [
  {
    name: 'skip-step',
    path: 'skip-step',
    description: 'leave a step’s message out; the others stay on their days',
    options: [step(), reason()],
    body: ({ step: key, reason: why }) => ({ step: key, reason: why }),
    done: 'leaves this step out',
  },
  {
    name: 'edit-step',
    path: 'edit-step',
    description: 'say it in your own words before it goes; link, list and dates stay',
    options: [
      step(),
      forWhom(),
      new Option('--opening <text>', 'in the place of the first paragraph'),
      new Option('--subject <text>', 'at the end of the subject'),
    ],
    body: async ({ step: key, contact: address, opening, subject }, context, id) => ({
      step: key,
      contact: address === undefined ? undefined : await contactId(context, id, address),
      opening,
      subject,
    }),
    done: 'will say it like this',
  },
  {
    name: 'drop-edit',
    path: 'drop-step-edit',
    description: 'let a message go as it was before it was edited',
    options: [step(), forWhom()],
    body: async ({ step: key, contact: address }, context, id) => ({
      step: key,
      contact: address === undefined ? undefined : await contactId(context, id, address),
    }),
    done: 'will say it as before',
  },
  {
    name: 'call',
    path: 'record-call',
    description: 'write down a telephone call',
    options: [
      contact('with whom'),
      new Option('--outcome <word>', 'what came of it')
        .choices([...CALL_OUTCOMES])
        .makeOptionMandatory(),
      new Option('--agreed <text>', 'what was agreed, in one line; never a secret'),
      new Option('--at <instant>', 'when, such as 2027-03-19T08:00:00Z; now if left out'),
    ],
    body: async ({ contact: address = '', outcome, agreed, at }, context, id) => ({
      contact: await contactId(context, id, address),
      outcome,
      agreed,
      calledAt: at,
    }),
    done: 'has this call in its timeline',
  },
  {
    name: 'remove-contact',
    path: 'remove-contact',
    description: 'write to a contact no more; their link stops working',
    options: [contact('whom'), reason()],
    body: async ({ contact: address = '', reason: why }, context, id) => ({
      contact: await contactId(context, id, address),
      reason: why,
    }),
    done: 'has one contact less',
  },
];
