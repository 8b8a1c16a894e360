import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-package';

export const clientPackage: Translated<typeof english.clientPackage> = {
  yours: 'Es gehört jetzt ganz Ihnen',
  confirmed:
    '{{confirmedBy}} hat {{when confirmedAt named=true}} bestätigt, dass {{link.clientName}} das Paket mit {{count items one="# Punkt" other="# Punkten"}} hat. Wir haben den Inhalt aus unserem Tresor entfernt, daher kann es hier nicht noch einmal heruntergeladen werden.',
  sha: 'SHA-256 des Pakets:',
  title: 'Ein versiegeltes Paket für {{link.clientName}}',
  lead: '{{count items one="# Punkt" other="# Punkte"}}, von {{link.previousMspName}} übergeben, zum Verbleib bei Ihnen. {{msp.name}} hat das Paket nur zusammengestellt und ändert oder nutzt nichts daraus.',
  fetch: '1. Herunterladen',
  fetchHow:
    'Eine Datei, {{size}}. Sie ist verschlüsselt: Ohne {{#if ownKey}}Ihren age-Schlüssel{{else}}ihre Passphrase{{/if}} nützt sie niemandem, auch uns nicht.',
  download: 'Das Paket herunterladen',
  downloaded: 'Erstmals heruntergeladen: {{when downloadedAt named=true}}.',
  open: '2. Öffnen',
  openKey: 'Mit Ihrem eigenen Schlüssel und dem freien Programm <strong>age</strong>:',
  openPassphrase:
    '{{msp.name}} nennt Ihnen die Passphrase am Telefon und nie in einer Nachricht. Das freie Programm <strong>age</strong> fragt danach:',
  unpack:
    'Entpacken Sie dann <span class="mono">package.zip</span> wie jede andere Datei. Jeder Punkt hat einen Ordner; eine Notiz liegt in der obersten Ebene.',
  whole: 'Prüfen, ob es vollständig angekommen ist',
  tell: '3. Sagen Sie uns, dass Sie es haben',
  tellWhy: 'Dann entfernen wir diese Punkte aus unserem Tresor. Danach haben nur Sie sie.',
  name: 'Ihr vollständiger Name',
  opened: 'Wir haben das Paket und konnten es öffnen.',
  confirm: 'Bestätigen',
};

export const counsel: Translated<typeof english.counsel> = {
  title: 'Die Beweisakte von {{link.clientName}}',
  lead: 'Schreiben, jede Nachricht mit ihrem Verbleib, Quittungen, Anrufe und Postsendungen sowie das Protokoll mit seiner Prüfsummenkette, für die Übergabe durch {{link.previousMspName}}. Nur Aufzeichnungen: keine Meinung und kein Geheimnis.',
  file: 'Eine Datei, {{mebibytes}} MiB',
  index:
    'Am Anfang steht ein Verzeichnis (index.pdf), das jeden Teil mit seinem SHA-256 nennt und sagt, was warum fehlt.',
  download: 'Die Datei herunterladen (ZIP)',
  sha: 'SHA-256 der Datei, wie in unserer Nachricht:',
  inDoubt:
    'Im Zweifel rufen Sie {{link.clientName}} unter einer Nummer an, die Sie schon haben. Bitte leiten Sie diesen Link nicht weiter: Er ist nur für Sie.',
};
