import type { OutageReason } from '../../domain/stalled/outages';
import type { HouseLanguage } from './house-language';

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
  anchor: { subject: string; what: string; why: string; button: string };
  outages: Readonly<Record<OutageReason, string>>;
  /** What it means, where that is not what every outage means. */
  effects: Readonly<Partial<Record<OutageReason, string>>>;
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
  anchor: {
    subject: 'Anchor of the log, {{today}}',
    what: '{{plural chains "One chain" "%n chains"}} of the log stood where this file says. Its SHA-256:',
    why: 'Nothing is to be done: just keep this message. Whoever changed the log or the file later could not change what stands here. “handover audit verify” holds the log against the files.',
    button: 'Open the settings',
  },
  outages: {
    mail_failing: 'Our mail server took no messages',
    worker_failing: 'The worker made no progress',
    recipient_changed: 'A handover’s key in the database is not the one that we signed',
    scanner_failing: 'The virus scanner did not answer',
    audit_broken: 'The log is not as it was written',
    anchor_failing: 'The log was not anchored outside the database',
    key_unusable: 'A handover’s key could not be opened by this server',
    recovery_unconfirmed: 'Nobody has confirmed the recovery key',
  },
  effects: {
    recipient_changed:
      'Nothing is accepted for it, and nothing was sealed to the wrong key. Keep the database as it is, find out who could write to it, and restore the handover’s row.',
    scanner_failing: 'Files are accepted and sealed; they are scanned as soon as it answers.',
    audit_broken:
      'Keep the database as it is, and find out who could write to it: “handover audit verify” says where.',
    anchor_failing:
      'Meanwhile the database alone holds it. Look whether the folder “anchors” in HANDOVER_HOME can be written to, and whether the time-stamping authority answers; what is missing is made up for by itself.',
    key_unusable:
      'What is sent is accepted and sealed as before, and nobody is asked to send anything again; but nothing of it can be opened, checked or scanned. The server’s key or the keystore is not the one that belongs to this database: put the right one back.',
    recovery_unconfirmed:
      'Until then nothing is accepted from a previous MSP. An administrator confirms it under Settings, “Keys and recovery”.',
  },
};

export const NOTICE_WORDS: Readonly<Record<HouseLanguage, NoticeWords>> = {
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
    anchor: {
      subject: 'Anker des Protokolls, {{today}}',
      what: '{{plural chains "Eine Kette" "%n Ketten"}} des Protokolls standen da, wo diese Datei es sagt. Ihr SHA-256-Wert:',
      why: 'Zu tun ist nichts: Bewahren Sie diese Nachricht nur auf. Wer später das Protokoll oder die Datei änderte, könnte nicht ändern, was hier steht. „handover audit verify“ hält das Protokoll gegen die Dateien.',
      button: 'Die Einstellungen öffnen',
    },
    outages: {
      mail_failing: 'Unser Mailserver nahm keine Nachrichten an',
      worker_failing: 'Der Worker kam nicht voran',
      recipient_changed:
        'Der Schlüssel einer Übernahme ist nicht der, den wir unterschrieben haben',
      scanner_failing: 'Der Virenscanner antwortete nicht',
      audit_broken: 'Das Protokoll ist nicht mehr, wie es geschrieben wurde',
      anchor_failing: 'Das Protokoll wurde nicht außerhalb der Datenbank verankert',
      key_unusable: 'Dieser Server konnte den Schlüssel einer Übernahme nicht öffnen',
      recovery_unconfirmed: 'Niemand hat den Wiederherstellungsschlüssel bestätigt',
    },
    effects: {
      recipient_changed:
        'Für sie wird nichts angenommen, und nichts wurde mit dem falschen Schlüssel versiegelt. Lassen Sie die Datenbank, wie sie ist; klären Sie, wer darin schreiben konnte, und stellen Sie die Zeile der Übernahme wieder her.',
      scanner_failing:
        'Dateien werden angenommen und versiegelt; geprüft werden sie, sobald er wieder antwortet.',
      audit_broken:
        'Lassen Sie die Datenbank, wie sie ist, und klären Sie, wer darin schreiben konnte: „handover audit verify“ sagt, wo.',
      anchor_failing:
        'Solange hält es allein die Datenbank. Sehen Sie nach, ob in den Ordner „anchors“ in HANDOVER_HOME geschrieben werden kann und ob der Zeitstempeldienst antwortet; was fehlt, wird von selbst nachgeholt.',
      key_unusable:
        'Was geschickt wird, wird wie bisher angenommen und versiegelt, und niemand wird gebeten, etwas noch einmal zu schicken; geöffnet, geprüft oder durchsucht werden kann aber nichts davon. Der Schlüssel des Servers oder der Schlüsselspeicher ist nicht der, der zu dieser Datenbank gehört: Legen Sie den richtigen zurück.',
      recovery_unconfirmed:
        'Bis dahin wird von keinem Vorgänger etwas angenommen. Wer Handover verwaltet, bestätigt ihn in den Einstellungen unter „Schlüssel und Wiederherstellung“ (Keys and recovery).',
    },
  },
};
