import type { PlannedStep } from '../domain/chase/planned-step';
import type { Policy } from '../domain/chase/policy';
import type { Rung } from '../domain/contacts/contact';
import type { Item } from '../domain/items/item';
import type { ClientFacts, PreviousMspFacts } from './clients';

export type NewItem = Item & { replyFields: readonly string[] };

export interface NewContact {
  id: string;
  rung: Rung;
  name: string;
  email: string;
}

export interface NewAuthority {
  kind: 'on_file' | 'to_sign';
  signatory: { name: string; title: string; email: string };
  /** yyyy-mm-dd on which it was signed; null for one that is to be signed. */
  signedOn: string | null;
}

export interface NewHandover {
  id: string;
  /** When it was started, by the application's clock. */
  at: Date;
  by: string;
  stage: 'authority' | 'requested';
  client: ClientFacts;
  previousMsp: PreviousMspFacts;
  contacts: readonly NewContact[];
  items: readonly NewItem[];
  authority: NewAuthority;
  /** The first planned act, which everything else follows from. */
  firstStep: PlannedStep;
  /** Null until it is known when the letter goes out. */
  criticalDueAt: Date | null;
  deadlineAt: Date | null;
  policy: Policy;
  language: string;
  scopePreset: string;
  /** yyyy-mm-dd of the previous MSP's calendar; null follows the policy. */
  deadline: string | null;
  criticalDue: string | null;
  send: 'now' | 'next-morning';
  accountManager: { name: string; email: string };
  reference: string | null;
  /** Whose key it is and the key, in one text; null when the caller gave none. */
  idempotencyKey: string | null;
  inputHash: Buffer;
  recipient: string;
  recipientSignature: Uint8Array;
}
