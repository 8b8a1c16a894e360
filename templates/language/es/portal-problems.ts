import type * as english from '../en-GB/portal-problems';
import type { Translated } from '../portal-words';

export const problems: Translated<typeof english.problems> = {
  choose_answer: 'Elija una de las respuestas.',
  promised_twice:
    'Ya ha dado dos veces una fecha para este elemento. Envíelo, por favor, o díganos qué lo impide.',
  nothing_given: 'Rellene al menos un campo o añada un archivo.',
  file_gone: 'Un archivo ya no está aquí: esperó más de dos días o se quitó. Elíjalo otra vez.',
  no_day: 'Indique el día en que lo enviará a más tardar, o una hora para el cambio conjunto.',
  type_word: 'Escriba «{{word}}» para confirmar.',
  choose_one: 'Elija una opción en «{{label}}».',
  fill_in: 'Rellene «{{label}}».',
  hidden_character:
    '«{{label}}» contiene un carácter invisible. Escríbalo de nuevo o envíelo como archivo.',
  too_long: '«{{label}}» supera los {{most}} caracteres. Envíelo como archivo.',
  whole_number: '«{{label}}» debe ser un número entero, por ejemplo 2.',
  not_a_day: '«{{label}}» debe ser una fecha, por ejemplo {{today}}.',
  not_a_time: '«{{label}}» debe ser una hora, por ejemplo 10:30.',
  day_passed: 'Ese día ya pasó. Elija hoy o un día posterior.',
  day_too_far: 'Elija un día dentro de los próximos {{days}} días; podrá moverlo una vez.',
  swap_half: 'Indique ambas cosas: el día y la hora de inicio.',
  swap_passed: 'Ese momento ya pasó. Elija uno posterior.',
  swap_too_far: 'Elija un momento dentro de los próximos {{days}} días.',
  swap_weekend_yours: 'En su zona es fin de semana. Elija un día laborable para ambas partes.',
  swap_weekend_ours: 'En nuestra zona es fin de semana. Elija un día laborable para ambas partes.',
  swap_holiday_yours:
    'En su zona es festivo o no se trabaja. Elija un día laborable para ambas partes.',
  swap_holiday_ours:
    'En nuestra zona es festivo o no se trabaja. Elija un día laborable para ambas partes.',
  swap_hours_yours:
    'Empezaría a las {{begins}} en su zona. Elija una hora entre las {{opens}} y las {{closes}} para ambas partes, con inicio a las {{last}} a más tardar.',
  swap_hours_ours:
    'Empezaría a las {{begins}} en nuestra zona. Elija una hora entre las {{opens}} y las {{closes}} para ambas partes, con inicio a las {{last}} a más tardar.',
  swap_twice: 'Este momento figura dos veces. Basta con una.',
  sign_name: 'Escriba su nombre completo.',
  sign_title: 'Escriba su cargo, por ejemplo, administrador o administradora.',
  sign_hidden_character: 'Lo que ha escrito contiene un carácter invisible. Escríbalo de nuevo.',
  sign_too_long: 'Escriba como máximo {{most}} caracteres.',
  sign_consent: 'Marque la casilla si está de acuerdo; de lo contrario, no firme.',
  drawing_odd:
    'No se pudo leer el trazo. Bórrelo y trácelo otra vez, o prescinda de él: basta con el nombre escrito.',
  decline_why: 'Elija el motivo.',
  decline_long: 'Como máximo {{most}} caracteres.',
  copy_missing: 'Elija el archivo con la copia firmada.',
  copy_several: 'Elija un solo archivo; reúna varias páginas en un PDF.',
  copy_no_paper: 'La copia firmada debe ser un PDF o una imagen.',
};
