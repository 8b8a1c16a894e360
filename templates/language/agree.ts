import type { HouseLanguage } from './house-language';

export type AskedWhat = 'item' | 'also_sent' | 'package' | 'file';

/** Words of the mail to colleagues who may agree to a look. Handlebars over the facts of render-asked-to-agree.ts. */
export interface AgreeWords {
  subject: string;
  asks: string;
  until: string;
  button: string;
  things: Readonly<Record<AskedWhat, string>>;
}

const english: AgreeWords = {
  subject: '{{who}} asks one of us to agree, {{client}} ({{number}})',
  asks: '{{who}} wants to {{thing}}, {{client}} ({{number}}). A second person has to agree to that.',
  until:
    'The request is good until {{until}}. Agree only if you know why; both names go into the log.',
  button: 'See the request',
  things: {
    item: 'see {{item}}',
    also_sent: 'see what was also sent',
    package: 'seal all that goes to the client',
    file: 'download a file for the next vault, which holds critical items',
  },
};

export const AGREE_WORDS: Readonly<Record<HouseLanguage, AgreeWords>> = {
  'en-GB': english,
  'en-US': english,
  de: {
    subject: '{{who}} bittet um Zustimmung, {{client}} ({{number}})',
    asks: '{{who}} möchte {{thing}}, {{client}} ({{number}}). Dem muss eine zweite Person zustimmen.',
    until:
      'Die Anfrage gilt bis {{until}}. Stimmen Sie nur zu, wenn Sie wissen, warum; beide Namen stehen danach im Protokoll.',
    button: 'Die Anfrage ansehen',
    things: {
      item: '{{item}} einsehen',
      also_sent: 'einsehen, was außerdem gesendet wurde',
      package: 'alles versiegeln, was an den Kunden geht',
      file: 'eine Datei für den nächsten Tresor herunterladen, die Kritisches enthält',
    },
  },
};
