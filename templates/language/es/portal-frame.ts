import type * as english from '../en-GB/portal-frame';
import type { Translated } from '../portal-words';

export const frame: Translated<typeof english.frame> = {
  skip: 'Ir al contenido',
  language: 'Idioma',
  forClient: 'para {{forClient}}',
  backToList: 'Volver a la lista',
  times: 'Hora local: {{place}}.',
  inDoubtClient:
    '¿Alguna duda? Llame a su gestor de cuenta a un número que ya tenga. No reenvíe este enlace, por favor: es solo suyo.',
};

export const gone: Translated<typeof english.gone> = {
  title: 'Este enlace no abre nada',
  lead: 'Puede que sea antiguo, que esté incompleto o que ya no sea válido. Nada de lo guardado con él se ha perdido.',
  newest:
    'Abra el enlace del <strong>mensaje más reciente</strong> que tenga de nosotros; si aparece cortado, cópielo entero.',
  ask: 'Si eso no ayuda, <strong>responda a ese mensaje</strong> y pida un enlace nuevo. No tendrá que hacer nada dos veces.',
  noMail: 'Mientras tanto, no envíe contraseñas por correo, por favor.',
  verify: 'Comprobar que una carta es nuestra',
};

const notDone = 'La operación no se ha realizado';

export const refusals: Translated<typeof english.refusals> = {
  back: 'El botón Atrás de su navegador vuelve a la página anterior.',
  file_too_large: {
    title: 'Ese archivo es demasiado grande',
    sentence:
      'Este archivo supera los {{mebibytes}} MiB que puede tener un archivo. Divídalo, por favor, o díganoslo y buscaremos otro modo.',
  },
  too_many_files: {
    title: 'Demasiados archivos a la vez',
    sentence:
      'Como máximo se pueden enviar {{files}} archivos a la vez, y ninguno de estos se ha guardado. Reúnalos en un archivo comprimido o envíelos por partes.',
  },
  too_many_uploads: {
    title: 'Demasiados archivos en total',
    sentence:
      'Esta solicitud ya contiene {{mostFiles}} archivos, que es lo máximo. Reúna varios en un archivo comprimido o escríbanos, y encontraremos otra manera.',
  },
  handover_full: {
    title: 'No queda espacio',
    sentence:
      'Los archivos de una solicitud pueden sumar 1 GiB, y con este se superaría. Lo que se guardó antes está a salvo. Escríbanos y encontraremos otra manera.',
  },
  uploads_busy: {
    title: 'Un momento, por favor',
    sentence:
      'Ya se están enviando varios archivos por esta página, y de este no se ha guardado nada. Espere a que lleguen y envíelo otra vez.',
  },
  upload_gone: {
    title: 'Hay que enviar de nuevo ese archivo',
    sentence: 'El envío de este archivo se ha interrumpido. Elíjalo otra vez, por favor.',
  },
  bad_chunk: {
    title: 'El envío no se ha podido leer',
    sentence:
      'Una parte del archivo no ha llegado como debía. Vuelva a cargar esta página y elija el archivo otra vez.',
  },
  form_too_large: {
    title: 'Demasiado texto',
    sentence:
      'El texto enviado supera lo que admite esta página, y no se ha guardado nada. Envíe los textos largos como archivo.',
  },
  not_a_form: {
    title: 'Esta página no puede leer ese envío',
    sentence: 'Esta página solo admite su propio formulario. Vuelva atrás y úselo para el envío.',
  },
  broken_form: {
    title: 'El envío no se ha podido leer',
    sentence:
      'Lo que envió su navegador estaba incompleto, y no se ha guardado nada. Envíelo otra vez, por favor.',
  },
  other_site: {
    title: 'El envío venía de otro sitio web',
    sentence:
      'Este envío procedía de otro sitio, así que no se ha hecho nada. Abra la página aquí y envíelo de nuevo.',
  },
  not_accepting_yet: {
    title: 'Todavía no se puede aceptar nada',
    sentence:
      'Esta página aún no está lista para recibir nada, y no se ha guardado nada. Avise, por favor, a la persona que le escribió, e inténtelo más tarde; su enlace sigue siendo el mismo.',
  },
  recipient_rejected: {
    title: 'Ahora mismo no se puede aceptar nada',
    sentence:
      'En este momento no podemos aceptar nada aquí, y no se ha guardado nada. Avise, por favor, a la persona que le escribió, y no envíe nada por otra vía.',
  },
  answered_enough: {
    title: notDone,
    sentence:
      'Este elemento se ha respondido {{mostAnswers}} veces, el máximo posible, y vale lo último que se envió. Díganos, por favor, qué hay que cambiar.',
  },
  answers_full: {
    title: notDone,
    sentence:
      'Todas las respuestas de una solicitud juntas han llegado a su tamaño máximo, y esta ya no cabe. Lo que se guardó antes está a salvo. Díganoslo, por favor, y encontraremos otra manera.',
  },
  also_sent_full: {
    title: notDone,
    sentence:
      'Ya no queda sitio para lo que no se pidió, y nada de este envío se ha guardado. Envíelo como archivo con el elemento al que pertenece.',
  },
  promised_enough: {
    title: notDone,
    sentence:
      'Para este elemento ya se dio dos veces una fecha. Envíelo, por favor, o díganos qué lo impide.',
  },
  handover_over: {
    title: notDone,
    sentence: 'Este traspaso está cerrado; ya no hace falta ninguna firma.',
  },
  letter_not_ready: {
    title: notDone,
    sentence:
      'La carta aún se está preparando, y nadie debería firmar lo que no puede leer. Inténtelo de nuevo dentro de unos minutos.',
  },
  not_opened: {
    title: notDone,
    sentence: 'Marque que ha podido abrirlo. Si no ha podido, llámenos.',
  },
  not_downloaded: {
    title: notDone,
    sentence:
      'Nadie ha descargado todavía el paquete. Descárguelo y ábralo primero: después de su confirmación ya no lo tendremos.',
  },
  package_withdrawn: {
    title: notDone,
    sentence:
      'Este paquete se ha sustituido por uno más reciente. Abra nuestro mensaje más reciente.',
  },
  name_missing: {
    title: notDone,
    sentence: 'Escriba su nombre completo: se conserva como confirmación.',
  },
  too_much: {
    title: 'Demasiados datos a la vez',
    sentence: 'El envío supera lo que admite esta página, y no se ha guardado nada de él.',
  },
  too_fast: {
    title: 'Demasiado rápido',
    sentence:
      'Han llegado demasiadas solicitudes desde su red. Espere un minuto e inténtelo de nuevo.',
  },
  away: {
    title: 'Ahora mismo no podemos guardar nada',
    sentence:
      'Lo que guardó antes está a salvo. Inténtelo de nuevo dentro de unos minutos, por favor; su enlace sigue siendo el mismo.',
  },
  ours: {
    title: 'Algo ha fallado por nuestra parte',
    sentence:
      'Es culpa nuestra, no suya, y ha quedado registrado. Lo que guardó antes está a salvo. Inténtelo de nuevo, por favor; su enlace sigue siendo el mismo.',
  },
  other: { title: notDone, sentence: '' },
};
