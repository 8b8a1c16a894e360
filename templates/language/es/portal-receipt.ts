import type * as english from '../en-GB/portal-receipt';
import type { Translated } from '../portal-words';
import { receipt as paper } from './records';

export const receipt: Translated<typeof english.receipt> = {
  thanks:
    '<strong>Gracias, {{receipt.by.name}}.</strong> Todo lo que ha guardado está a salvo. Conserve este recibo: demuestra qué ha entregado y cuándo.',
  pdf: 'Guardar como PDF',
  json: 'Guardar como JSON',
  check: 'Quien tenga este recibo puede comprobar que es nuestro y que no se ha modificado:',
  code: 'Código',
  checkHere: 'Comprobar',
  accessTitle: 'Acceso retirado',
  access:
    '{{receipt.accessRemoved.by}} declara que su propio acceso a estos elementos está retirado:',
  alsoTitle: 'Enviado además de lo solicitado',
  alsoEntries: '{{count entries one="# entrada" other="# entradas"}}, {{savedAt}}',
  alsoList: 'Una lista cumplimentada, {{savedAt}}',
  title: 'Recibo {{receipt.number}}',
  finished: 'Terminado',
  by: 'Por',
  forWhom: 'Para',
  inIt: 'Contiene',
  forWhomIs: '{{link.clientName}}, solicitud {{link.number}}, recibido por {{msp.name}}',
  inItIs:
    '{{#if receipt.items.length}}{{count receipt.items.length one="# elemento" other="# elementos"}}; {{/if}}en total, {{receipt.answeredTotal}} de {{receipt.itemsTotal}} respondidos',
  head: { item: 'Elemento', answer: 'Respuesta', saved: 'Guardado', files: 'Archivos' },
  printTitle: 'SHA-256 de lo sellado',
  print: 'Huella ',
  filePrint: 'Archivo ',
  until: ', para el {{promisedUntil}}',
  explain:
    'Las líneas largas son huellas (SHA-256) de los bytes cifrados que se guardaron, primero los de la respuesta y luego los de cada archivo. Muestran que nada ha cambiado desde entonces, y nadie puede deducir de ellas una contraseña. Hora local: {{place}}.',
  late: 'Algunos días que ha indicado son posteriores al plazo. La recuperación empieza igualmente al vencer el plazo, {{day link.deadlineAt}}; lo que envíe la detiene para ese elemento.',
  stillOpen:
    '{{count progress.toGo one="Queda # elemento" other="Quedan # elementos"}} sin responder. Vuelva cuando quiera por el mismo enlace.',
  promisedLeft:
    '{{count progress.promised one="# elemento está prometido y falta" other="# elementos están prometidos y faltan"}} por enviar. Envíelo por el mismo enlace.',
  allDone: 'No queda nada pendiente. Gracias por una entrega ejemplar.',
  answers: paper.answers,
};
