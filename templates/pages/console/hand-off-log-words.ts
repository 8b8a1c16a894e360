import { itemName, text, type Details, type Said } from './log-details';

function size(details: Details, key: string): number {
  const value = details[key];
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : 0;
}

function items(details: Details): string {
  const many = size(details, 'items');
  const also = size(details, 'alsoSent') > 0 ? ', and what was also sent,' : '';
  return `${many === 1 ? '1 item' : `${many} items`}${also}`;
}

/** What happened on the way to the next vault. */
export const HAND_OFF_SENTENCES = {
  'export.begun': ({ details }: Said) =>
    `${items(details)} opened to be written for the next vault: ${text(details, 'reason') ?? ''}`,
  'export.made': ({ details }: Said) =>
    `File ${size(details, 'number')} for the next vault made, ${items(details)}`,
  'export.downloaded': ({ details }: Said) =>
    `File ${size(details, 'number')} for the next vault downloaded`,
  'export.approved': ({ details }: Said) =>
    `Agreed that file ${size(details, 'number')} for the next vault is fetched`,
  'export.removed': ({ details }: Said) =>
    `File ${size(details, 'number')} for the next vault removed`,
  'export.expired': ({ details }: Said) =>
    `File ${size(details, 'number')} for the next vault gone after its day`,
  'also_sent.kept': ({ details }: Said) =>
    details.kind === 'file'
      ? 'A filled list sent, for a person to read'
      : `${size(details, 'entries')} entries sent beside what was asked for`,
  'also_sent.opened': ({ details }: Said) =>
    `What was also sent opened: ${text(details, 'reason') ?? ''}`,
  'also_sent.made_item': (said: Said) => `${itemName(said)} made of what was also sent`,
  'also_sent.put_aside': () => 'An entry that was also sent put aside',
  'next_vault.confirmed': (said: Said) => `${itemName(said)} seen in the next vault`,
  'next_vault.taken_back': (said: Said) =>
    `${itemName(said)} no longer said to be in the next vault`,
};
