import { randomUUID } from 'node:crypto';
import type { NewAuthority, NewContact, NewHandover } from '../../db/new-handover-facts';
import { officeCalendar } from '../../domain/calendar/calendar';
import { planChase, startOfChase } from '../../domain/chase/plan-steps';
import type { PlannedStep } from '../../domain/chase/planned-step';
import type { Policy } from '../../domain/chase/policy';
import type { Catalogue } from '../../domain/catalogue/catalogue';
import type { HandoverInput } from '../../domain/intake/handover-input';
import { requestedItems } from '../../domain/intake/requested-items';

export interface StartFacts {
  id: string;
  at: Date;
  policy: Policy;
  catalogue: Catalogue;
  /** Who is told when the input names nobody. */
  accountManager: { name: string; email: string };
}

type Described = Omit<
  NewHandover,
  'by' | 'idempotencyKey' | 'inputHash' | 'recipient' | 'recipientSignature'
>;

/** Everything that a checked input says about a new handover, as it is written down. */
export function handoverFacts(input: HandoverInput, facts: StartFacts): Described {
  const { client, previousMsp } = input;
  const calendars = { client: officeCalendar(client), previousMsp: officeCalendar(previousMsp) };
  return {
    id: facts.id,
    at: facts.at,
    client: {
      name: client.name,
      address: client.address ?? null,
      country: client.country,
      region: calendars.client.region,
      timeZone: client.timeZone,
      callBackPhone: client.callBackPhone ?? null,
    },
    previousMsp: {
      name: previousMsp.name,
      address: previousMsp.address ?? null,
      country: previousMsp.country,
      region: calendars.previousMsp.region,
      timeZone: previousMsp.timeZone,
      closingDays: previousMsp.closingDays,
    },
    contacts: contactsOf(input),
    items: requestedItems(input, facts.catalogue).map((item) => ({ id: randomUUID(), ...item })),
    authority: authorityOf(input),
    policy: facts.policy,
    language: input.language,
    scopePreset: input.scopePreset,
    deadline: input.deadline ?? null,
    criticalDue: input.criticalDue ?? null,
    send: input.send,
    accountManager: {
      name: input.accountManager.name ?? facts.accountManager.name,
      email: input.accountManager.email ?? facts.accountManager.email,
    },
    reference: input.reference ?? null,
    ...beginning(input, facts, calendars),
  };
}

/** Where it begins: with the signatory, or with the letter when the authority is on file. */
function beginning(
  input: HandoverInput,
  { at, policy }: StartFacts,
  calendars: Record<'client' | 'previousMsp', ReturnType<typeof officeCalendar>>,
): Pick<NewHandover, 'stage' | 'firstStep' | 'criticalDueAt' | 'deadlineAt'> {
  if (!('onFile' in input.authority)) {
    return { stage: 'authority', firstStep: askToSign(at), criticalDueAt: null, deadlineAt: null };
  }
  const start = startOfChase(policy, input.send, { at, calendar: calendars.previousMsp });
  const { steps, ...dues } = planChase(policy, {
    start,
    calendars,
    deadlineOn: input.deadline,
    criticalOn: input.criticalDue,
  });
  const [first] = steps;
  if (!first) throw new Error('a checked policy has at least one step');
  return { stage: 'requested', firstStep: first, ...dues };
}

/** Goes out at once: the signatory has been told to expect it, and every day counts. */
function askToSign(at: Date): PlannedStep {
  return {
    key: 'authority',
    kind: 'authority',
    workingDay: 0,
    rungs: ['signatory'],
    template: 'authority-request',
    tone: 'courteous',
    condition: 'authority_unsigned',
    criticalDue: false,
    deadline: false,
    dueAt: at,
  };
}

function contactsOf({ client, previousMsp, counsel }: HandoverInput): NewContact[] {
  const { name, email } = client.signatory;
  const people: Omit<NewContact, 'id'>[] = [
    ...previousMsp.contacts,
    { rung: 'signatory', name, email },
    { rung: 'sponsor', ...(client.sponsor ?? { name, email }) },
    ...(counsel ? [{ rung: 'counsel' as const, ...counsel }] : []),
  ];
  // Ids in the ladder's order: whoever sorts by them sees the people as the input named them.
  const ids = people.map(() => randomUUID()).sort();
  return people.map((person, place) => ({ id: ids[place] ?? randomUUID(), ...person }));
}

function authorityOf({ authority, client: { signatory } }: HandoverInput): NewAuthority {
  if (!('onFile' in authority)) return { kind: 'to_sign', signatory, signedOn: null };
  const { by, title, signedOn } = authority.onFile;
  return {
    kind: 'on_file',
    signatory: { name: by, title: title ?? signatory.title, email: signatory.email },
    signedOn,
  };
}
