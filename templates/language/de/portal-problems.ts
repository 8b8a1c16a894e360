import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-problems';

export const problems: Translated<typeof english.problems> = {
  choose_answer: 'Wählen Sie eine der Antworten.',
  promised_twice:
    'Sie haben hierfür schon zweimal einen Tag genannt. Bitte senden Sie es, oder sagen Sie uns, was dem entgegensteht.',
  nothing_given: 'Füllen Sie mindestens ein Feld aus, oder fügen Sie eine Datei an.',
  file_gone:
    'Eine Datei ist nicht mehr hier: Sie hat länger als zwei Tage gewartet oder wurde entfernt. Wählen Sie sie noch einmal.',
  no_day:
    'Nennen Sie einen Tag, bis zu dem Sie es senden, oder eine Zeit für die gemeinsame Umstellung.',
  type_word: 'Geben Sie zur Bestätigung „{{word}}“ ein.',
  choose_one: 'Wählen Sie eines unter „{{label}}“.',
  fill_in: 'Füllen Sie „{{label}}“ aus.',
  hidden_character:
    '„{{label}}“ enthält ein unsichtbares Zeichen. Geben Sie es neu ein, oder senden Sie es als Datei.',
  too_long: '„{{label}}“ ist länger als {{most}} Zeichen. Senden Sie es als Datei.',
  whole_number: '„{{label}}“ muss eine ganze Zahl sein, etwa 2.',
  not_a_day: '„{{label}}“ muss ein Datum sein, etwa {{today}}.',
  not_a_time: '„{{label}}“ muss eine Uhrzeit sein, etwa 10:30.',
  day_passed: 'Dieser Tag ist vorbei. Wählen Sie heute oder einen späteren.',
  day_too_far:
    'Wählen Sie einen Tag innerhalb der nächsten {{days}} Tage; Sie dürfen ihn einmal verschieben.',
  swap_half: 'Geben Sie beides an: den Tag und den Beginn.',
  swap_passed: 'Diese Zeit ist vorbei. Wählen Sie eine spätere.',
  swap_too_far: 'Wählen Sie eine Zeit innerhalb der nächsten {{days}} Tage.',
  swap_weekend_yours: 'Dann ist bei Ihnen Wochenende. Wählen Sie einen Arbeitstag beider Seiten.',
  swap_weekend_ours: 'Dann ist bei uns Wochenende. Wählen Sie einen Arbeitstag beider Seiten.',
  swap_holiday_yours:
    'Dann ist bei Ihnen Feiertag oder sonst arbeitsfrei. Wählen Sie einen Arbeitstag beider Seiten.',
  swap_holiday_ours:
    'Dann ist bei uns Feiertag oder sonst arbeitsfrei. Wählen Sie einen Arbeitstag beider Seiten.',
  swap_hours_yours:
    'Der Beginn wäre bei Ihnen um {{begins}} Uhr. Wählen Sie eine Stunde, die bei beiden zwischen {{opens}} und {{closes}} Uhr liegt, mit Beginn bis {{last}} Uhr.',
  swap_hours_ours:
    'Der Beginn wäre bei uns um {{begins}} Uhr. Wählen Sie eine Stunde, die bei beiden zwischen {{opens}} und {{closes}} Uhr liegt, mit Beginn bis {{last}} Uhr.',
  swap_twice: 'Diese Zeit ist zweimal genannt. Einmal genügt.',
  sign_name: 'Geben Sie Ihren vollständigen Namen ein.',
  sign_title: 'Geben Sie Ihre Funktion ein, etwa Geschäftsführung.',
  sign_hidden_character: 'In der Eingabe ist ein unsichtbares Zeichen. Geben Sie sie neu ein.',
  sign_too_long: 'Geben Sie höchstens {{most}} Zeichen ein.',
  sign_consent: 'Setzen Sie das Häkchen, wenn Sie zustimmen; sonst unterschreiben Sie nicht.',
  drawing_odd:
    'Die Zeichnung war nicht zu lesen. Löschen Sie sie und zeichnen Sie noch einmal, oder lassen Sie sie weg: Der eingegebene Name genügt.',
  decline_why: 'Wählen Sie den Grund.',
  decline_long: 'Höchstens {{most}} Zeichen.',
  copy_missing: 'Wählen Sie die Datei mit der unterschriebenen Fassung.',
  copy_several: 'Wählen Sie eine Datei; fassen Sie mehrere Seiten in einem PDF zusammen.',
  copy_no_paper: 'Die unterschriebene Fassung muss ein PDF oder ein Bild davon sein.',
};
