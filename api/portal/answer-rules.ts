import type { AskedItem } from '../../domain/answers/answer-fields';
import type { LocalDate } from '../../domain/calendar/local-date';
import { SPOKEN_WORDS } from '../../templates/language/portal-answer-words';
import type { FormRules } from '../form-reader/messages';

/** How the form of an item's page may leave its reader: what its answer says in clear, and the rest sealed. */
export function answerRules(
  { kind, replyFields, ofClient }: AskedItem,
  today: LocalDate,
): FormRules {
  return {
    fields: {
      form: { as: 'id' },
      seen: { as: 'id' },
      standing: { as: 'id' },
      upload: { as: 'id' },
      replace: { as: 'one of', values: ['yes'] },
      'keep-files': { as: 'one of', values: ['yes'] },
      then: { as: 'one of', values: ['list', 'next'] },
    },
    answer: {
      item: { kind, replyFields, ...(ofClient ? { ofClient } : {}) },
      today,
      spoken: SPOKEN_WORDS,
    },
    files: 'in chunks',
  };
}
