import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-frame';

export const frame: Translated<typeof english.frame> = {
  skip: 'Zum Inhalt springen',
  language: 'Sprache',
  forClient: 'für {{forClient}}',
  backToList: 'Zurück zur Liste',
  times: 'Alle Zeiten in Ortszeit ({{place}}).',
  inDoubtClient:
    'Im Zweifel rufen Sie Ihre Kundenbetreuung unter einer Nummer an, die Sie schon haben. Bitte leiten Sie diesen Link nicht weiter: Er ist nur für Sie.',
};

export const gone: Translated<typeof english.gone> = {
  title: 'Dieser Link öffnet nichts',
  lead: 'Er ist vielleicht alt, unvollständig oder nicht mehr gültig. Was über ihn gespeichert wurde, ist nicht verloren.',
  newest:
    'Öffnen Sie den Link in der <strong>neuesten Nachricht</strong>, die Sie von uns haben; ist er umbrochen, kopieren Sie ihn vollständig.',
  ask: 'Hilft das nicht, dann <strong>antworten Sie auf diese Nachricht</strong> und bitten Sie um einen neuen Link. Sie müssen nichts doppelt machen.',
  noMail: 'Bitte senden Sie stattdessen keine Passwörter per E-Mail.',
  verify: 'Prüfen, ob ein Schreiben von uns ist',
};

const notDone = 'Das wurde nicht ausgeführt';

export const refusals: Translated<typeof english.refusals> = {
  back: 'Mit der Zurück-Taste Ihres Browsers kommen Sie zur vorigen Seite.',
  file_too_large: {
    title: 'Diese Datei ist zu groß',
    sentence:
      'Diese Datei ist größer als die {{mebibytes}} MiB, die eine Datei haben darf. Bitte teilen Sie sie auf, oder schreiben Sie uns, und wir finden einen anderen Weg.',
  },
  too_many_files: {
    title: 'Zu viele Dateien auf einmal',
    sentence:
      'Höchstens {{files}} Dateien können auf einmal gesendet werden, und keine davon wurde gespeichert. Packen Sie sie in ein Archiv, oder senden Sie sie nacheinander.',
  },
  too_many_uploads: {
    title: 'Zu viele Dateien insgesamt',
    sentence:
      'Diese Anforderung enthält schon {{mostFiles}} Dateien, mehr dürfen es nicht sein. Packen Sie mehrere in ein Archiv, oder schreiben Sie uns, und wir finden einen anderen Weg.',
  },
  handover_full: {
    title: 'Das passt nicht mehr hinein',
    sentence:
      'Alle Dateien einer Anforderung dürfen zusammen 1 GiB groß sein, und diese passt nicht mehr hinein. Was vorher gespeichert wurde, ist sicher. Bitte schreiben Sie uns, und wir finden einen anderen Weg.',
  },
  uploads_busy: {
    title: 'Einen Augenblick, bitte',
    sentence:
      'Über diese Seite sind schon mehrere Dateien unterwegs, und von dieser wurde nichts gespeichert. Warten Sie, bis sie angekommen sind, und senden Sie sie dann noch einmal.',
  },
  upload_gone: {
    title: 'Diese Datei muss noch einmal gesendet werden',
    sentence: 'Die Übertragung dieser Datei wurde unterbrochen. Bitte wählen Sie sie noch einmal.',
  },
  bad_chunk: {
    title: 'Das war nicht lesbar',
    sentence:
      'Ein Teil der Datei kam nicht unversehrt an. Bitte laden Sie diese Seite neu, und wählen Sie die Datei noch einmal.',
  },
  form_too_large: {
    title: 'Das ist zu viel Text',
    sentence:
      'Es kam mehr Text, als diese Seite annimmt, und nichts davon wurde gespeichert. Senden Sie lange Texte als Datei zum Punkt.',
  },
  not_a_form: {
    title: 'Das kann diese Seite nicht lesen',
    sentence:
      'Diese Seite nimmt nur ihr eigenes Formular an. Gehen Sie zurück, und senden Sie es darüber.',
  },
  broken_form: {
    title: 'Das war nicht lesbar',
    sentence:
      'Was Ihr Browser gesendet hat, war unvollständig, und nichts wurde gespeichert. Bitte senden Sie es noch einmal.',
  },
  other_site: {
    title: 'Das kam von einer anderen Website',
    sentence:
      'Es wurde von einer anderen Website gesendet, daher ist nichts geschehen. Öffnen Sie die Seite hier, und senden Sie es noch einmal.',
  },
  not_accepting_yet: {
    title: 'Noch kann nichts angenommen werden',
    sentence:
      'Diese Seite ist noch nicht so weit, und nichts wurde gespeichert. Bitte sagen Sie es der Person, die Ihnen geschrieben hat, und versuchen Sie es später wieder; Ihr Link bleibt derselbe.',
  },
  recipient_rejected: {
    title: 'Zurzeit kann nichts angenommen werden',
    sentence:
      'Wir können hier im Augenblick nichts annehmen, und nichts wurde gespeichert. Bitte sagen Sie es der Person, die Ihnen geschrieben hat, und senden Sie nichts auf anderem Weg.',
  },
  answered_enough: {
    title: notDone,
    sentence:
      'Dieser Punkt wurde {{mostAnswers}}-mal beantwortet; öfter geht es nicht, und was zuletzt gesendet wurde, gilt. Bitte sagen Sie uns, was zu ändern ist.',
  },
  answers_full: {
    title: notDone,
    sentence:
      'Alle Antworten einer Anfrage zusammen sind so lang, wie sie sein dürfen, und diese passt nicht mehr hinein. Was vorher gespeichert wurde, ist sicher. Bitte sagen Sie es uns, wir finden einen anderen Weg.',
  },
  also_sent_full: {
    title: notDone,
    sentence:
      'Für das, wonach nicht gefragt war, ist kein Platz mehr, und nichts davon wurde gespeichert. Senden Sie es als Datei bei dem Punkt, zu dem es gehört.',
  },
  promised_enough: {
    title: notDone,
    sentence:
      'Für diesen Punkt wurde schon zweimal ein Tag genannt. Bitte senden Sie ihn, oder sagen Sie uns, was dem entgegensteht.',
  },
  handover_over: {
    title: notDone,
    sentence: 'Diese Übergabe ist abgeschlossen, eine Unterschrift ist nicht mehr nötig.',
  },
  letter_not_ready: {
    title: notDone,
    sentence:
      'Das Schreiben wird noch erstellt, und niemand soll etwas ungelesen unterschreiben. Versuchen Sie es in einigen Minuten noch einmal.',
  },
  not_opened: {
    title: notDone,
    sentence: 'Kreuzen Sie an, dass Sie es öffnen konnten. Wenn nicht, rufen Sie uns bitte an.',
  },
  not_downloaded: {
    title: notDone,
    sentence:
      'Das Paket wurde noch nicht heruntergeladen. Laden Sie es zuerst herunter, und öffnen Sie es: Nach Ihrer Bestätigung haben wir es nicht mehr.',
  },
  package_withdrawn: {
    title: notDone,
    sentence:
      'Dieses Paket wurde durch ein neueres ersetzt. Öffnen Sie die neueste Nachricht von uns.',
  },
  name_missing: {
    title: notDone,
    sentence: 'Geben Sie Ihren vollständigen Namen ein: Er wird als Bestätigung aufbewahrt.',
  },
  too_much: {
    title: 'Das ist zu viel auf einmal',
    sentence: 'Es kam mehr, als diese Seite annimmt, und nichts davon wurde gespeichert.',
  },
  too_fast: {
    title: 'Etwas zu schnell',
    sentence:
      'Aus Ihrem Netz kamen zu viele Anfragen. Warten Sie eine Minute, und versuchen Sie es noch einmal.',
  },
  away: {
    title: 'Wir können gerade nichts speichern',
    sentence:
      'Was Sie vorher gespeichert haben, ist sicher. Bitte versuchen Sie es in einigen Minuten noch einmal; Ihr Link bleibt derselbe.',
  },
  ours: {
    title: 'Bei uns ist etwas schiefgegangen',
    sentence:
      'Es liegt an uns, nicht an Ihnen, und es ist vermerkt. Was Sie vorher gespeichert haben, ist sicher. Bitte versuchen Sie es noch einmal; Ihr Link bleibt derselbe.',
  },
  other: { title: notDone, sentence: '' },
};
