import type * as english from '../en-GB/portal-problems';
import type { Translated } from '../portal-words';

export const problems: Translated<typeof english.problems> = {
  choose_answer: 'Choisissez l’une des réponses.',
  promised_twice:
    'Vous avez déjà donné deux fois une date pour cet élément. Veuillez l’envoyer, ou dites-nous ce qui l’empêche.',
  nothing_given: 'Remplissez au moins un champ, ou ajoutez un fichier.',
  file_gone:
    'Un fichier n’est plus ici : il a attendu plus de deux jours, ou a été retiré. Choisissez-le de nouveau.',
  no_day:
    'Indiquez un jour avant lequel vous l’envoyez, ou un moment pour faire la bascule ensemble.',
  type_word: 'Saisissez « {{word}} » pour confirmer.',
  choose_one: 'Choisissez une option sous « {{label}} ».',
  fill_in: 'Remplissez « {{label}} ».',
  hidden_character:
    '« {{label}} » contient un caractère invisible. Saisissez-le de nouveau, ou envoyez-le sous forme de fichier.',
  too_long: '« {{label}} » dépasse {{most}} caractères. Envoyez-le plutôt sous forme de fichier.',
  whole_number: '« {{label}} » doit être un nombre entier, par exemple 2.',
  not_a_day: '« {{label}} » doit être une date, par exemple {{today}}.',
  not_a_time: '« {{label}} » doit être une heure, par exemple 10:30.',
  day_passed: 'Ce jour est passé. Choisissez aujourd’hui ou un jour ultérieur.',
  day_too_far:
    'Choisissez un jour dans les {{days}} prochains jours ; vous pourrez le déplacer une fois.',
  swap_half: 'Donnez les deux : le jour et l’heure de début.',
  swap_passed: 'Ce moment est passé. Choisissez-en un ultérieur.',
  swap_too_far: 'Choisissez un moment dans les {{days}} prochains jours.',
  swap_weekend_yours: 'C’est le week-end chez vous. Choisissez un jour ouvré des deux côtés.',
  swap_weekend_ours: 'C’est le week-end chez nous. Choisissez un jour ouvré des deux côtés.',
  swap_holiday_yours:
    'C’est un jour férié ou chômé chez vous. Choisissez un jour ouvré des deux côtés.',
  swap_holiday_ours:
    'C’est un jour férié ou chômé chez nous. Choisissez un jour ouvré des deux côtés.',
  swap_hours_yours:
    'Cela commencerait à {{begins}} chez vous. Choisissez une heure entre {{opens}} et {{closes}} heures des deux côtés, avec un début à {{last}} au plus tard.',
  swap_hours_ours:
    'Cela commencerait à {{begins}} chez nous. Choisissez une heure entre {{opens}} et {{closes}} heures des deux côtés, avec un début à {{last}} au plus tard.',
  swap_twice: 'Ce moment est indiqué deux fois. Une fois suffit.',
  sign_name: 'Saisissez votre nom complet.',
  sign_title: 'Saisissez votre fonction, par exemple gérant ou gérante.',
  sign_hidden_character: 'Votre saisie contient un caractère invisible. Recommencez-la.',
  sign_too_long: 'Saisissez au plus {{most}} caractères.',
  sign_consent: 'Cochez la case si vous êtes d’accord ; sinon, ne signez pas.',
  drawing_odd:
    'Le tracé n’a pas pu être lu. Effacez-le et recommencez, ou renoncez-y : le nom saisi suffit.',
  decline_why: 'Indiquez la raison.',
  decline_long: 'Au plus {{most}} caractères.',
  copy_missing: 'Choisissez le fichier de l’exemplaire signé.',
  copy_several: 'Choisissez un seul fichier ; réunissez plusieurs pages dans un PDF.',
  copy_no_paper: 'L’exemplaire signé doit être un PDF ou une image.',
};
