import type { many as english, manyScript as englishScript } from '../en-GB/portal-many';
import type { Translated } from '../portal-words';

export const many: Translated<typeof english> = {
  title: 'Mehreres auf einmal senden',
  lead: 'Füllen Sie die Liste als Tabelle aus, oder ziehen Sie einen Export Ihres Passwortmanagers hierher. Bevor etwas gesendet wird, sehen Sie, welcher Eintrag zu welchem Punkt gehört.',
  sent: 'Versiegelt und aufbewahrt. Jemand von uns liest die Liste und ordnet sie den Punkten zu.',
  tooLarge:
    'Diese Datei ist größer als die 300 KiB einer ausgefüllten Liste. Senden Sie sie als Datei zu einem Punkt.',
  noFile: 'Wählen Sie zuerst die ausgefüllte Liste. Es wurde nichts gesendet.',
  listTitle: 'Die Liste zum Ausfüllen',
  listHow:
    '{{count open one="# Punkt kann" other="# Punkte können"}} noch beantwortet werden. Lassen Sie die erste Spalte, wie sie ist: Sie sagt uns, wozu die Zeile gehört. Leere Zeilen sind keine Antwort.',
  xlsx: 'Für Excel herunterladen (XLSX)',
  csv: 'Als CSV herunterladen',
  dropTitle: 'Ausgefüllte Liste oder Export hierher ziehen',
  dropHow:
    'KeePass (KDBX, XML, CSV), Bitwarden, 1Password, IT Glue, Hudu, Passportal, ITFlow, LastPass, Keeper, Dashlane, Browser, LAPS, BitLocker oder irgendeine Tabelle. Geöffnet wird in Ihrem Browser: Die Datei, ihr Passwort und was Sie weglassen, verlassen ihn nie.',
  plain:
    'Um Exporte zu lesen, sind Skripte nötig; sie sind ausgeschaltet oder nicht geladen. Die ausgefüllte Liste können Sie trotzdem senden: Sie wird ungelesen versiegelt, und jemand von uns liest sie später.',
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
    notes: 'Anmerkungen',
  },
};

export const manyScript: Translated<typeof englishScript> = {
  choose: 'Datei wählen oder hierher ziehen',
  reading: 'Wird gelesen …',
  notLoaded:
    'Das Programm zum Lesen ließ sich nicht laden; gelesen wurde nichts. Prüfen Sie die Verbindung und wählen Sie die Datei noch einmal.',
  slow: 'Das Lesen dauerte zu lange und wurde beendet. Exportieren Sie neu oder in einem anderen Format.',
  password: 'Ihr Passwort',
  keyFile: 'Ihre Schlüsseldatei, wenn sie eine hat',
  open: 'Öffnen',
  wrong: 'Damit lässt sie sich nicht öffnen. Prüfen Sie Passwort und Schlüsseldatei.',
  found: 'Einträge gefunden: {n}, davon zugeordnet: {matched}',
  lost: 'In diesem Format nicht enthalten: {what}.',
  entry: 'Eintrag',
  goesTo: 'Gehört zu',
  also: 'Kein Punkt: mitsenden',
  leave: 'Nicht senden',
  replaces: 'ersetzt Ihre Antwort',
  noTitle: 'ohne Titel',
  send: 'Versiegeln und senden',
  sending: 'Sende {done} von {all} …',
  done: 'Beantwortete Punkte: {n}. Weitere gesendete Einträge: {also}. Alles ist versiegelt: Niemand kann es hier wieder lesen.',
  failed: 'Nicht gesendet: {what}. Drücken Sie die Schaltfläche noch einmal.',
  toList: 'Zurück zur Liste',
  columnUse: 'Sagen Sie, was jede Spalte ist. Alles andere geht als Anmerkung mit.',
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
    notes: 'Anmerkungen',
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
    kdb: 'Das ist eine Datenbank von KeePass 1. Speichern Sie sie als KDBX 4, und ziehen Sie diese hierher.',
    kdbx_old:
      'Diese KeePass-Datenbank ist zu alt. Speichern Sie sie als KDBX 4, und ziehen Sie diese hierher.',
    kdf_too_hard:
      'Ihre Schlüsselableitung verlangt mehr Speicher oder Zeit, als ein Browser gibt. Verringern Sie sie in KeePass, speichern Sie eine Kopie, und ziehen Sie diese hierher.',
    damaged:
      'Diese Datei ist beschädigt oder nicht das, was sie zu sein scheint. Exportieren Sie noch einmal.',
    account_bound:
      'Dieser Bitwarden-Export öffnet sich nur im eigenen Konto. Exportieren Sie mit einem Passwort oder ohne.',
    doctype:
      'Dieses XML enthält eine DOCTYPE-Deklaration, die kein Export braucht. Es wird nicht geöffnet.',
    too_large: 'Diese Datei ist zu groß für einen Export von Passwörtern. Sie wird nicht geöffnet.',
    zip_locked:
      'Dieses ZIP ist mit einem Passwort geschützt. Entpacken Sie es, und ziehen Sie den Inhalt hierher.',
    nothing_in_zip: 'In diesem ZIP ist kein Export, den wir kennen.',
    secure_string: 'In diesem LAPS-Export sind keine Passwörter. Exportieren Sie mit -AsPlainText.',
    empty: 'In dieser Datei ist nichts.',
    unknown:
      'Diese Art von Datei kennen wir nicht. Senden Sie sie als Datei zu dem Punkt, zu dem sie gehört.',
  },
};
