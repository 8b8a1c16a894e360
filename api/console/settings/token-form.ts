import { SCOPES, type ApiScope } from '../../../db/api-tokens';
import type { FormProblems } from '../start/form-input';

const DAY = 86_400_000;
export const LIFETIMES = [30, 90, 365] as const;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u;

export interface NewToken {
  name: string;
  scopes: ApiScope[];
  expiresAt: Date;
}

/** Reads the form of a new token; `taken` says whether another has the name. `at` is business time. */
export function readTokenForm(
  form: URLSearchParams,
  facts: { taken: boolean; at: Date },
): { token: NewToken } | { problems: FormProblems } {
  const name = (form.get('name') ?? '').trim();
  const scopes = SCOPES.filter((scope) => form.getAll('scope').includes(scope));
  const days =
    LIFETIMES.find((candidate) => String(candidate) === form.get('days')) ?? LIFETIMES[0];
  const at: Record<string, string> = {};
  if (!NAME.test(name)) {
    at.name = 'Give it a name of up to 60 letters and digits, such as the program that uses it.';
  } else if (facts.taken) {
    at.name = 'A token of this name works already. Revoke that one first, or choose another name.';
  }
  if (scopes.length === 0) at.scope = 'Choose at least one thing that it may do.';
  const all = Object.entries(at).map(([field, message]) => ({ field, label: field, message }));
  if (all.length > 0) return { problems: { at, all } };
  return { token: { name, scopes, expiresAt: new Date(facts.at.getTime() + days * DAY) } };
}
