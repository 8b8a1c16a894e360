import type { LookAction } from '../../domain/reveal/looked-at';
import type { Purpose } from '../../domain/reveal/reason';
import type { HouseLanguage } from './house-language';

/** Words of the weekly mail about who looked at what. Handlebars over the facts of render-looks.ts. */
export interface LooksWords {
  subject: string;
  intro: string;
  line: Readonly<Record<LookAction, string>>;
  alone: string;
  second: string;
  emergencies: string;
  more: string;
  /** What no one item's file belongs to. */
  noItem: string;
  ask: string;
  button: string;
  purposes: Readonly<Record<Exclude<Purpose, 'other'>, string>>;
}

const english: LooksWords = {
  subject: '{{plural count "1 look" "%n looks"}} at what was sealed, {{from}} to {{until}}',
  intro:
    'Who saw what in your handovers, from {{from}} to {{until}}, as the log has it. The oldest stands first.',
  line: {
    'secret.revealed':
      '{{when}}: {{who}} revealed {{item}}{{how}}, {{client}} ({{number}}). {{why}}',
    'file.downloaded':
      '{{when}}: {{who}} downloaded a file of {{item}}, {{client}} ({{number}}). {{why}}',
    'export.made': '{{when}}: {{who}} made an export, {{client}} ({{number}}). {{why}}',
    'also_sent.opened':
      '{{when}}: {{who}} opened what was also sent{{how}}, {{client}} ({{number}}). {{why}}',
    'package.begun':
      '{{when}}: {{who}} sealed what goes to the client{{how}}, {{client}} ({{number}}). {{why}}',
    'export.downloaded':
      '{{when}}: {{who}} downloaded an export{{how}}, {{client}} ({{number}}). {{why}}',
    'mail.opened': '{{when}}: {{who}} read a mail that came, {{client}} ({{number}}). {{why}}',
    'mail.downloaded':
      '{{when}}: {{who}} downloaded a mail as it came{{how}}, {{client}} ({{number}}). {{why}}',
    'question.read':
      '{{when}}: {{who}} read a question about {{item}}, {{client}} ({{number}}). {{why}}',
    'notes.read':
      '{{when}}: {{who}} read what was written with a refusal, {{client}} ({{number}}). {{why}}',
    'authority.decline_read':
      '{{when}}: {{who}} read why the signatory declined, {{client}} ({{number}}). {{why}}',
  },
  alone: ', alone, as an emergency',
  second: ', agreed to by {{second}}',
  emergencies:
    '{{plural n "One of them was an emergency" "%n of them were emergencies"}}: seen by one person alone, though two are asked for.',
  more: 'and {{n}} more, in the logs',
  noItem: 'the handover',
  ask: 'If you do not know why somebody looked, ask them.',
  button: 'Open the board',
  purposes: {
    verify: 'To verify that it works',
    rotate: 'To rotate or reset it',
    record: 'To record it in our documentation',
    client: 'The client asked for it',
    work: 'To work on the client’s systems',
  },
};

export const LOOKS_WORDS: Readonly<Record<HouseLanguage, LooksWords>> = {
  'en-GB': english,
  'en-US': english,
  de: {
    subject:
      '{{plural count "1 Einsicht" "%n Einsichten"}} in Versiegeltes, {{from}} bis {{until}}',
    intro:
      'Wer vom {{from}} bis {{until}} in Ihren Übernahmen was gesehen hat, wie es im Protokoll steht. Das Älteste steht zuerst.',
    line: {
      'secret.revealed':
        '{{when}}: {{who}} hat {{item}} aufgedeckt{{how}}, {{client}} ({{number}}). {{why}}',
      'file.downloaded':
        '{{when}}: {{who}} hat eine Datei zu {{item}} heruntergeladen, {{client}} ({{number}}). {{why}}',
      'export.made': '{{when}}: {{who}} hat einen Export gemacht, {{client}} ({{number}}). {{why}}',
      'also_sent.opened':
        '{{when}}: {{who}} hat geöffnet, was außerdem gesendet wurde{{how}}, {{client}} ({{number}}). {{why}}',
      'package.begun':
        '{{when}}: {{who}} hat versiegelt, was an den Kunden geht{{how}}, {{client}} ({{number}}). {{why}}',
      'export.downloaded':
        '{{when}}: {{who}} hat einen Export heruntergeladen{{how}}, {{client}} ({{number}}). {{why}}',
      'mail.opened':
        '{{when}}: {{who}} hat eine eingegangene Mail gelesen, {{client}} ({{number}}). {{why}}',
      'mail.downloaded':
        '{{when}}: {{who}} hat eine Mail heruntergeladen, wie sie kam{{how}}, {{client}} ({{number}}). {{why}}',
      'question.read':
        '{{when}}: {{who}} hat eine Frage zu {{item}} gelesen, {{client}} ({{number}}). {{why}}',
      'notes.read':
        '{{when}}: {{who}} hat gelesen, was zu einer Weigerung geschrieben wurde, {{client}} ({{number}}). {{why}}',
      'authority.decline_read':
        '{{when}}: {{who}} hat gelesen, warum nicht unterschrieben wird, {{client}} ({{number}}). {{why}}',
    },
    alone: ', allein, als Notfall',
    second: ', mit Zustimmung von {{second}}',
    emergencies:
      '{{plural n "Eine davon war ein Notfall" "%n davon waren Notfälle"}}: von einer Person allein gesehen, obwohl zwei verlangt sind.',
    more: 'und {{n}} weitere, in den Protokollen',
    noItem: 'der Übernahme',
    ask: 'Wenn Sie nicht wissen, warum jemand nachgesehen hat, fragen Sie nach.',
    button: 'Die Übersicht öffnen',
    purposes: {
      verify: 'Um zu prüfen, ob es stimmt',
      rotate: 'Um es zu ändern oder zurückzusetzen',
      record: 'Um es in unsere Dokumentation einzutragen',
      client: 'Der Kunde hat darum gebeten',
      work: 'Für Arbeiten an Systemen des Kunden',
    },
  },
};
