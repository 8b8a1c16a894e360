import { Refusal } from '../../../../domain/problem';
import type { JsonObject } from '../../../../db/tables/json';
import type { CommandName } from '../../../../workflows/messages';
import type { ConsoleDeps } from '../../../plugins/console-deps';
import type { Loaded } from '../loaded';

export type FormPart =
  | 'reason'
  | 'until'
  | 'deadline'
  | 'items'
  | 'contact'
  | 'person'
  | 'step'
  | 'edit'
  | 'message'
  | 'call'
  | 'confirm';

/** What a page's sentences may need to be found out. */
export interface Asked {
  deps: ConsoleDeps;
  form: URLSearchParams;
}

/** One command of a person: its page, and what its form becomes. */
export interface CommandPage {
  slug: string;
  command: CommandName;
  /** On the button that leads to the page. */
  label: string;
  title: string;
  /** What it will do, in sentences, before it is done. */
  says: (loaded: Loaded, asked: Asked) => string[] | Promise<string[]>;
  parts: readonly FormPart[];
  reason: 'asked' | 'optional' | 'none';
  button: string;
  danger: boolean;
  /** Reached from where it belongs (a person, a message), not from the list of commands. */
  unlisted?: boolean;
  arguments: (form: URLSearchParams, loaded: Loaded) => JsonObject;
  /** Where to afterwards, below the handover's own address. */
  after?: (form: URLSearchParams) => string;
}

export function text(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? '').trim();
}

/** Throws Refusal when no reason was given. */
export function reasonOf(form: URLSearchParams): string {
  const reason = text(form, 'reason');
  if (reason === '') throw new Refusal('reason_missing', 'Say why: the reason is kept in the log.');
  return reason;
}

/** For a reason that may be left out. */
export function reasonIfAny(form: URLSearchParams): { reason?: string } {
  const reason = text(form, 'reason');
  return reason === '' ? {} : { reason };
}

/** Only what was filled in, by its name. */
export function filledIn(form: URLSearchParams, names: readonly string[]): JsonObject {
  const pairs = names.map((name): [string, string] => [name, text(form, name)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}
