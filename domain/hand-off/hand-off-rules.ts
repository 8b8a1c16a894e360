import { hasArrived, type AnswerType } from '../items/answer';
import type { ItemState } from '../items/item';
import { Refusal } from '../problem';

/** The files that we can write, in the order of the page: the safest to import first. */
export const EXPORT_FORMATS = [
  'kdbx',
  'bitwarden',
  'age',
  'it_glue',
  'hudu',
  'itflow',
  'xlsx',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export function isExportFormat(text: string): text is ExportFormat {
  return EXPORT_FORMATS.some((format) => format === text);
}

/** Which formats lie in clear once they are downloaded. */
export const UNLOCKED: readonly ExportFormat[] = ['bitwarden', 'it_glue', 'hudu', 'itflow', 'xlsx'];

/** Milliseconds that an export can be fetched. */
export const EXPORT_LASTS = 24 * 3_600_000;
/** Bytes of files that a KeePass file takes in: it is made and opened in memory as one. */
export const MOST_ATTACHED = 64 * 1024 * 1024;

/** `arrived`: everything that came; `accepted`: only what somebody has seen to work. */
export const SELECTIONS = ['arrived', 'accepted'] as const;
export type Selection = (typeof SELECTIONS)[number];

interface Exportable {
  state: ItemState;
  answerType: AnswerType | null;
}

/** Whether an item has something to hand off. */
export function isExportable({ state, answerType }: Exportable, which: Selection): boolean {
  const states: readonly ItemState[] =
    which === 'arrived' ? ['answered', 'accepted'] : ['accepted'];
  return states.includes(state) && hasArrived(answerType);
}

/** Why an export cannot be fetched; null when it can. */
export function refuseFetch(facts: {
  gone: boolean;
  expired: boolean;
  waitsForSecond: boolean;
}): Refusal | null {
  if (facts.gone || facts.expired) {
    return new Refusal('export_gone', 'This file is gone: it was kept for a day. Make a new one.');
  }
  return facts.waitsForSecond
    ? new Refusal(
        'second_person_missing',
        'It holds critical items, so a second person has to agree before it can be downloaded. Ask somebody to open this page.',
      )
    : null;
}

/** Why this person cannot be the second one; null when it can. */
export function refuseApproval(facts: {
  madeBy: string;
  by: string;
  waits: boolean;
}): Refusal | null {
  if (!facts.waits)
    return new Refusal('nothing_to_approve', 'Nobody has to agree to this file any more.');
  return facts.madeBy === facts.by
    ? new Refusal('same_person', 'You made this file: somebody else has to agree to it.')
    : null;
}
