import type { HouseLanguage } from './house-language';

/** Words of the mail about answers that went back by themselves. Handlebars over the facts of render-returned.ts. */
export interface ReturnedWords {
  subject: string;
  intro: string;
  then: string;
  button: string;
}

const english: ReturnedWords = {
  subject:
    '{{plural n "1 answer" "%n answers"}} could not be used and went back, {{client}} ({{number}})',
  intro:
    'What came was opened and could not be used. It went back by itself, and counts as open again. This is what its sender was told:',
  then: 'Reminders name it again. If it is urgent, ring them.',
  button: 'Open the handover',
};

export const RETURNED_WORDS: Readonly<Record<HouseLanguage, ReturnedWords>> = {
  'en-GB': english,
  'en-US': english,
  de: {
    subject:
      '{{plural n "1 Antwort war nicht zu gebrauchen und ging" "%n Antworten waren nicht zu gebrauchen und gingen"}} zurück, {{client}} ({{number}})',
    intro:
      'Was kam, wurde geöffnet und war nicht zu gebrauchen. Es ging von selbst zurück und gilt wieder als offen. Das wurde dem Absender gesagt:',
    then: 'Die Erinnerungen nennen es wieder. Wenn es eilt, rufen Sie an.',
    button: 'Die Übernahme öffnen',
  },
};
