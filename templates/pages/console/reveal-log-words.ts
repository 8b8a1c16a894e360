import { itemName, text, type Said, type Sentence } from './log-details';
import { reasonInWords } from './reveal-words';

function because({ details }: Said): string {
  const reason = reasonInWords(text(details, 'purpose'), text(details, 'reason') ?? '');
  return reason === '' ? '' : `: ${reason}`;
}

/** Of a request: its item, or what is of no one item. */
function asked(said: Said): string {
  if (said.details.piece !== undefined) return 'what was also sent';
  return said.details.package === undefined ? itemName(said) : 'all that goes to the client';
}

/** Events about looking at what was sealed. */
export const REVEAL_SENTENCES: Readonly<Record<string, Sentence>> = {
  'secret.revealed': (said) => {
    const second = text(said.details, 'agreed_by');
    const how = said.details.emergency === true ? ', alone, as an emergency' : '';
    return `${itemName(said)} revealed${how}${second === null ? '' : `, agreed to by ${second}`}${because(said)}`;
  },
  'reveal.asked': (said) => `Asked a colleague to agree to see ${asked(said)}${because(said)}`,
  'reveal.agreed': (said) => `Agreed that a colleague sees ${asked(said)}`,
  'reveal.refused': (said) => `Said no to a colleague who wanted to see ${asked(said)}`,
  'file.downloaded': (said) => {
    const reason = text(said.details, 'reason') ?? 'signed copy of the authority';
    return text(said.details, 'item') === null
      ? `${reason.charAt(0).toUpperCase()}${reason.slice(1)} downloaded`
      : `A file of ${itemName(said)} downloaded${because(said)}`;
  },
};
