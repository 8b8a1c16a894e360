import type { HouseLanguage } from './house-language';

/** Words of the mail that says that one person alone may see more. Handlebars over the facts of render-looser-rules.ts. */
export interface LooserRulesWords {
  subject: string;
  what: string;
  why: string;
  button: string;
}

const english: LooserRulesWords = {
  subject: '{{who}} loosened the rules for showing secrets',
  what: 'On {{at}} {{who}} changed for everybody what one person may see of critical items without a second person.',
  why: 'Everybody of us is told of that. If you do not know why, ask now; the log has the rules of before and after, also if they were set back since.',
  button: 'See the rules',
};

export const LOOSER_RULES_WORDS: Readonly<Record<HouseLanguage, LooserRulesWords>> = {
  'en-GB': english,
  'en-US': english,
  de: {
    subject: '{{who}} hat die Regeln zum Zeigen von Geheimnissen gelockert',
    what: 'Am {{at}} hat {{who}} für alle geändert, was eine Person allein ohne eine zweite von Kritischem sehen darf.',
    why: 'Das erfahren alle bei uns. Wenn Sie nicht wissen, warum, fragen Sie jetzt nach; im Protokoll stehen die Regeln davor und danach, auch wenn sie inzwischen wieder zurückgestellt wurden.',
    button: 'Die Regeln ansehen',
  },
};
