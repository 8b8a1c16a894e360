import { FINDINGS } from '../../../domain/answers/arrival';
import { OTHER_ARRIVALS, OTHER_FINDINGS } from '../../../domain/answers/other-arrival';
import { OTHERS_WORDS } from '../../language/others-mail';
import { FINDING_WORDS } from './arrival-words';
import type { Details, LogNames } from './handover-log-words';

interface Said {
  details: Details;
  names: LogNames;
}

function text(details: Details, key: string): string {
  const value = details[key];
  return typeof value === 'string' ? value : '';
}

const itemOf = ({ details, names }: Said): string => names.item(text(details, 'item')) ?? 'an item';

/** Events of the vault: what was found in what arrived, and what became of it. */
export const VAULT_SENTENCES = {
  'arrival.failed': (said: Said): string => {
    const finding = FINDINGS.find((one) => one === text(said.details, 'finding'));
    const why = FINDING_WORDS[finding ?? 'answer_unreadable'].replace(/\.$/, '');
    return `${itemOf(said)} could not be used: ${why.charAt(0).toLowerCase()}${why.slice(1)}`;
  },
  'arrival.of_no_use': ({ details }: Said): string => {
    const { what, why } = OTHERS_WORDS['en-GB'];
    const kind = OTHER_ARRIVALS.find((one) => one === text(details, 'what')) ?? 'file';
    const finding = OTHER_FINDINGS.find((one) => one === text(details, 'finding')) ?? 'unreadable';
    return `${what[kind]} could not be used. ${why[finding].replace(/\.$/, '')}`;
  },
  'file.infected': (said: Said): string =>
    `A file of ${itemOf(said)} locked: the virus scanner found ${text(said.details, 'found')}`,
  'handover.purged': (): string => 'Purged: the key to what was sent is destroyed',
  'purge.extended': ({ details }: Said): string =>
    `Kept until ${text(details, 'until').slice(0, 10)}: ${text(details, 'reason')}`,
  'file.not_scanned': (said: Said): string =>
    `A file of ${itemOf(said)} is too large for the virus scanner`,
};
