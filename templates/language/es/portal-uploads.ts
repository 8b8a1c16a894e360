import type { uploads as english } from '../en-GB/portal-uploads';
import type { Translated } from '../portal-words';

export const uploads: Translated<typeof english> = {
  drop: 'O suéltelos en cualquier parte de esta página, hasta 250 MiB cada uno. Se sellan en su navegador y se envían enseguida.',
  sending: '{done} de {all}, {left}',
  minutes: 'quedan unos {n} min',
  seconds: 'quedan unos {n} s',
  queued: 'A la espera de su turno',
  waiting: 'La conexión se ha cortado. Sigue por sí solo en cuanto vuelva.',
  busy: 'Ahora mismo no podemos recibirlo. Lo enviado está a salvo, y sigue por sí solo.',
  sent: '{size}, sellado y enviado. Formará parte de su respuesta cuando la guarde.',
  sentToList: 'Sellado y enviado. Abra el elemento y guarde, para que forme parte de su respuesta.',
  again: '{size}, aún incompleto. Elija otra vez el mismo archivo y seguirá donde estaba.',
  tooLarge:
    '{size} son más que los 250 MiB que puede tener un archivo. Divídalo o escríbanos, y encontraremos otra manera.',
  unreadable: 'Este archivo no se puede leer. Quizá se haya movido o cambiado; elíjalo otra vez.',
  folder: 'Una carpeta no se puede enviar. Comprímala y suelte el archivo comprimido.',
  takeAway: 'Quitar',
  where: 'Suelte los archivos en el elemento al que pertenecen.',
  first: 'Se guardará en cuanto hayan llegado los archivos.',
  saving: 'Guardando…',
  lost: 'No se ha podido guardar, y nada de lo escrito se ha perdido. Pulse Guardar otra vez dentro de un momento.',
  rejected:
    'Por ahora no podemos aceptar nada aquí: la clave que sellaría su respuesta no está firmada por nuestra caja fuerte. No se ha enviado nada. Avise a la persona que le escribió y no lo envíe por otra vía.',
};
