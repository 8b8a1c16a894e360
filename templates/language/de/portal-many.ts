import type { many as english, manyScript as englishScript } from '../en-GB/portal-many';
import type { Translated } from '../portal-words';

export const many: Translated<typeof english> = {
  title: 'Vieles auf einmal senden',
  lead: 'Füllen Sie die Liste als Tabelle aus, oder legen Sie einen Export Ihres Passwortmanagers ab. Sie sehen, was worauf antwortet, bevor etwas gesendet wird.',
  sent: 'Versiegelt und aufbewahrt. Ein Mensch liest es und ordnet es zu.',
  tooLarge:
    'Diese Datei ist größer als die 300 KiB einer ausgefüllten Liste. Senden Sie sie als Datei zu einem Punkt.',
  noFile: 'Wählen Sie zuerst die ausgefüllte Liste. Es wurde nichts gesendet.',
  listTitle: 'Die Liste zum Ausfüllen',
  listHow:
    '{{count open one="# Punkt kann" other="# Punkte können"}} noch beantwortet werden. Lassen Sie die erste Spalte, wie sie ist: Sie sagt uns, wozu die Zeile gehört. Leere Zeilen sind keine Antwort.',
  xlsx: 'Für Excel herunterladen (XLSX)',
  csv: 'Als CSV herunterladen',
  dropTitle: 'Hier wieder ablegen, oder einen Export',
  dropHow:
    'KeePass (KDBX, XML, CSV), Bitwarden, 1Password, IT Glue, Hudu, Passportal, ITFlow, LastPass, Keeper, Dashlane, Browser, LAPS, BitLocker oder irgendeine Tabelle. Geöffnet wird in Ihrem Browser: Die Datei, ihr Passwort und was Sie weglassen, verlassen ihn nie.',
  plain:
    'Exporte zu lesen braucht Skripte; sie sind aus oder nicht geladen. Die ausgefüllte Liste können Sie trotzdem senden: Sie wird ungelesen versiegelt, und ein Mensch liest sie später.',
  plainButton: 'Ausgefüllte Liste senden',
  file: 'Datei',
  before: 'Von hier schon gesendet: {{count before.length one="# Mal" other="# Mal"}}.',
  columns: {
    number: 'Nr.',
    group: 'Gruppe',
    item: 'Punkt',
    address: 'Adresse',
    user: 'Benutzer',
    password: 'Passwort oder Schlüssel',
    factor: 'Zweiter Faktor (Geheimnis)',
    notes: 'Notizen',
  },
};

export const manyScript: Translated<typeof englishScript> = {
  choose: 'Datei wählen oder hier ablegen',
  reading: 'Wird gelesen…',
  notLoaded:
    'Was sie liest, ließ sich nicht laden; gelesen wurde nichts. Prüfen Sie die Leitung und wählen Sie die Datei noch einmal.',
  slow: 'Das Lesen dauerte zu lange und wurde beendet. Exportieren Sie neu oder in einem anderen Format.',
  password: 'Ihr Passwort',
  keyFile: 'Ihre Schlüsseldatei, wenn sie eine hat',
  open: 'Öffnen',
  wrong: 'Damit lässt sie sich nicht öffnen. Prüfen Sie Passwort und Schlüsseldatei.',
  found: '{n} Einträge gefunden, {matched} davon zugeordnet',
  lost: 'In diesem Format nicht enthalten: {what}.',
  entry: 'Eintrag',
  goesTo: 'Antwortet auf',
  also: 'Kein Punkt: trotzdem mitsenden',
  leave: 'Weglassen, nicht senden',
  replaces: 'ersetzt Ihre Antwort',
  noTitle: 'ohne Titel',
  send: 'Versiegeln und senden',
  sending: 'Sende {done} von {all}…',
  done: '{n} Punkte beantwortet, {also} weitere Einträge gesendet. Sie sind versiegelt: Niemand kann sie hier wieder lesen.',
  failed: 'Nicht gesendet: {what}. Drücken Sie noch einmal.',
  toList: 'Zurück zur Liste',
  columnUse: 'Sagen Sie, was jede Spalte ist. Alles andere geht als Notiz mit.',
  use: 'Diese Spalten verwenden',
  by: {
    list: 'aus der Liste',
    name: 'am Namen',
    words: 'an der Bezeichnung',
    host: 'an der Adresse',
    login: 'am Anmeldenamen',
  },
  uses: {
    title: 'Titel',
    user: 'Benutzer',
    password: 'Passwort',
    address: 'Adresse',
    factor: 'Zweiter Faktor',
    notes: 'Notizen',
    folder: 'Gruppe',
    more: 'Etwas anderes',
    skip: 'Weglassen',
  },
  losses: {
    folders: 'Ordner',
    factor: 'zweite Faktoren',
    custom_fields: 'eigene Felder',
    attachments: 'Anhänge',
    titles: 'Titel',
    digits: 'Nullen vor Zahlen und Stellen nach der fünfzehnten: bitte vergleichen',
    recycled: 'was im Papierkorb liegt',
    sections: 'Namen von Abschnitten',
  },
  refused: {
    kdb: 'Das ist eine Datenbank von KeePass 1. Speichern Sie sie als KDBX 4, und legen Sie diese ab.',
    kdbx_old:
      'Diese KeePass-Datenbank ist zu alt. Speichern Sie sie als KDBX 4, und legen Sie diese ab.',
    kdf_too_hard:
      'Ihre Schlüsselableitung verlangt mehr Speicher oder Zeit, als ein Browser gibt. Verringern Sie sie in KeePass, speichern Sie eine Kopie, und legen Sie diese ab.',
    damaged: 'Diese Datei ist beschädigt oder nicht, was sie scheint. Exportieren Sie noch einmal.',
    account_bound:
      'Dieser Bitwarden-Export öffnet sich nur im eigenen Konto. Exportieren Sie mit einem Passwort oder ohne.',
    doctype:
      'Dieses XML enthält einen Dokumenttyp, den kein Export braucht. Es wird nicht geöffnet.',
    too_large:
      'Diese Datei ist größer, als ein Export von Passwörtern ist. Sie wird nicht geöffnet.',
    zip_locked:
      'Dieses ZIP ist mit einem Passwort verschlossen. Entpacken Sie es, und legen Sie den Inhalt ab.',
    nothing_in_zip: 'In diesem ZIP ist kein Export, den wir kennen.',
    secure_string: 'In diesem LAPS-Export sind keine Passwörter. Exportieren Sie mit -AsPlainText.',
    empty: 'In dieser Datei ist nichts.',
    unknown:
      'Diese Art Datei kennen wir nicht. Senden Sie sie als Datei zu dem Punkt, zu dem sie gehört.',
  },
};
