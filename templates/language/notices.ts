import type { Language } from '../view';

/** Words of the house's own notices, which belong to no one handover. Handlebars over the facts of render-notice.ts. */
export interface NoticeWords {
  digest: {
    subject: string;
    intro: string;
    line: string;
    more: string;
    outage: string;
    button: string;
  };
  outage: { subject: string; over: string; lasting: string; effect: string; button: string };
  outages: Readonly<Record<'mail_failing' | 'worker_failing', string>>;
}

const english: NoticeWords = {
  digest: {
    subject: '{{plural count "1 onboarding is" "%n onboardings are"}} stalled, {{today}}',
    intro:
      '{{plural count "One onboarding needs" "%n onboardings need"}} a person this morning. The longest wait stands first.',
    line: '{{client}} (from {{msp}}): {{reason}}, since {{since}}. With {{manager}}. {{number}}',
    more: 'and {{n}} more',
    outage: '{{what}} since {{since}}.',
    button: 'Open the stalled ones',
  },
  outage: {
    subject: '{{what}}',
    over: '{{what}} from {{since}} to {{until}}. It is over.',
    lasting: '{{what}} since {{since}}.',
    effect:
      'Nothing is lost. What was due meanwhile is done once, as soon as the part is back. This is said once for all handovers.',
    button: 'Open the board',
  },
  outages: {
    mail_failing: 'Our mail server took no messages',
    worker_failing: 'The worker made no progress',
  },
};

export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = {
  'en-GB': english,
  'en-US': english,
  de: {
    digest: {
      subject: '{{plural count "1 Übernahme steht" "%n Übernahmen stehen"}} still, {{today}}',
      intro:
        '{{plural count "Eine Übernahme braucht" "%n Übernahmen brauchen"}} heute früh einen Menschen. Was am längsten wartet, steht zuerst.',
      line: '{{client}} (von {{msp}}): {{reason}}, seit {{since}}. Zuständig: {{manager}}. {{number}}',
      more: 'und {{n}} weitere',
      outage: '{{what}} seit {{since}}.',
      button: 'Die stillstehenden öffnen',
    },
    outage: {
      subject: '{{what}}',
      over: '{{what}}, von {{since}} bis {{until}}. Es ist vorbei.',
      lasting: '{{what}}, seit {{since}}.',
      effect:
        'Verloren ist nichts. Was inzwischen fällig war, wird einmal nachgeholt, sobald der Teil wieder da ist. Dies wird einmal für alle Übernahmen gesagt.',
      button: 'Die Übersicht öffnen',
    },
    outages: {
      mail_failing: 'Unser Mailserver nahm keine Nachrichten an',
      worker_failing: 'Der Worker kam nicht voran',
    },
  },
};
