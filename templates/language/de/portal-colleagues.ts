import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-colleagues';

export const colleagues: Translated<typeof english.colleagues> = {
  title: 'Einen Teil weitergeben',
  lead: 'Geben Sie einer Kollegin oder einem Kollegen einen eigenen Link. Er zeigt nur die Gruppen, die Sie wählen; was dort gespeichert wird, trägt den Namen dieser Person. Sie können ihn jederzeit zurücknehmen.',
  button: 'Einen Teil weitergeben',
  passedOn: 'Weitergegeben',
  sent: '<strong>Weitergegeben.</strong> Der Link geht innerhalb einer Minute per E-Mail hinaus.',
  withdrawnNow: '<strong>Zurückgenommen.</strong> Dieser Link öffnet nichts mehr.',
  who: 'Name',
  email: 'E-Mail-Adresse',
  emailHint:
    'In Ihrer Firma oder wo sonst E-Mails gelesen werden. Wir schreiben eine einzige Nachricht, mit festem Wortlaut.',
  groups: 'Was Sie weitergeben',
  pass: 'Link senden',
  limits:
    'Höchstens {{most}} Personen zugleich. Sie können selbst nichts weitergeben und bekommen keine Erinnerungen: Wir fragen weiterhin Sie.',
  people: 'Wer einen Teil davon hat',
  by: 'weitergegeben {{when madeAt}}{{#if byOther}} von {{byName}}{{/if}}',
  answers: '{{count answered one="# Antwort" other="# Antworten"}}',
  takeBack: 'Zurücknehmen',
  takeBackSure: 'Ja, {{name}} soll es nicht mehr sehen',
  takeBackNow: 'Link zurücknehmen',
  notPassed:
    'Noch nicht weitergegeben. {{count n one="# Angabe ist" other="# Angaben sind"}} zu korrigieren:',
  states: {
    sending: 'unterwegs',
    unopened: 'noch nicht geöffnet',
    opened: 'geöffnet',
    bounced: 'E-Mail kam zurück',
    expired: 'abgelaufen',
    withdrawn: 'zurückgenommen',
  },
  problems: {
    no_name: 'Tragen Sie den Namen ein.',
    odd_name:
      'Tragen Sie nur den Namen ein: höchstens 60 Buchstaben, keine Ziffern, keine Adressen.',
    no_email: 'Tragen Sie die E-Mail-Adresse ein.',
    odd_email: 'Tragen Sie eine E-Mail-Adresse ein, etwa name@firma.example.',
    no_groups: 'Wählen Sie mindestens eine Gruppe.',
    has_link: 'Diese Adresse hat schon einen Link. Nehmen Sie ihn zuerst zurück.',
    too_many_colleagues:
      'Acht Personen haben schon einen Link von Ihnen. Nehmen Sie erst einen zurück.',
    passed_on_enough:
      'Diese Anforderung wurde so oft weitergegeben, wie wir es zulassen. Schreiben Sie uns, dann nehmen wir die Person auf.',
    too_many_today:
      'Sie haben heute fünfmal weitergegeben. Bitte machen Sie morgen weiter, oder schreiben Sie uns.',
    closed: 'Diese Anforderung ist abgeschlossen; Weitergeben ist nicht mehr nötig.',
    not_sure: 'Setzen Sie den Haken, wenn Sie den Link zurücknehmen wollen.',
  },
  yours:
    '{{onlyFrom}} hat diesen Teil an Sie weitergegeben. Sie sehen nur diese Gruppen; fragen Sie {{onlyFrom}} nach dem Rest.',
};
