import type * as english from '../en-GB/portal-item';
import type { Translated } from '../portal-words';

export const item: Translated<typeof english.item> = {
  notSavedTitle: 'Aún no guardado: {{item.name}}',
  soFar: '{{progress.answered}} de {{progress.total}} respondidos',
  saved:
    '<strong>Guardado: {{saved.name}}.</strong> Sellado; puede sustituirlo, nadie puede volver a leerlo aquí.',
  notSaved: 'Aún no guardado. {{count n one="# punto" other="# puntos"}} por corregir:',
  retype:
    'Las contraseñas y claves no se vuelven a mostrar: escríbalas otra vez{{#if refile}}, y elija de nuevo los archivos{{/if}}.',
  overtaken:
    '<strong>{{overtaken.by}} ha respondido</strong>{{#if overtaken.at}}, {{when overtaken.at}}{{/if}}, mientras este formulario estaba abierto. No se ha guardado nada de lo que usted escribió; se mantiene la otra respuesta.',
  overtakenHow:
    'Para sustituirla, marque la casilla del final y guarde de nuevo. Hay que volver a introducir contraseñas, claves y archivos.',
  overtakenStillHere:
    'Para sustituirla, marque la casilla del final y guarde de nuevo. Lo que escribió sigue aquí.',
  replace: 'Sustituir la respuesta de {{overtaken.by}} por la mía',
  again: 'Envíe esto otra vez, por favor',
  agreed:
    '<strong>Hacemos el cambio conjunto: {{when agreed.startsAt zone=zone}}.</strong> Tenga a mano aquello a lo que está vinculado. Cuando esté hecho, dígalo aquí.',
  standingAnswer:
    'Hay una respuesta de {{item.answeredBy}}{{#if item.answeredAt}}, {{when item.answeredAt}}{{/if}}. Está sellada. Lo que guarde ahora la sustituye.',
  yourAnswer: 'Su respuesta',
  ofInvoice: 'Si se trata de una factura impagada',
  swap: 'O hagamos el cambio juntos',
  swapHow:
    'Indique hasta tres horas, de una hora cada una, en las que haría el cambio con nosotros: entre las 9 y las 17 en días laborables de ambas partes, en los próximos 30 días. Hora local: {{place}}; la nuestra: {{ourPlace}}.',
  unsaved: 'Aún no guardado. Se guarda cuando pasa a otro elemento o vuelve a la lista.',
  saving: 'Guardando…',
  another: 'Añadir otro ({{set}})',
  show: 'Mostrar lo escrito',
  hide: 'Ocultar lo escrito',
  qr: {
    read: 'Leer de una imagen del código QR',
    none: 'En esta imagen no hay ningún código QR legible. Escriba el secreto en su lugar.',
    done: 'Leído. La imagen se queda con usted; no se envía.',
  },
  files: 'Archivos',
  optional: 'opcional',
  choose: 'Elegir…',
  filesHint:
    'Exportaciones, archivos de claves, fotos, documentos: hasta {{mostFiles}} a la vez, 250 MiB cada uno. Se sellan como todo lo demás, también sus nombres.',
  keepFiles:
    'Conservar {{count files one="el archivo enviado antes" other="los # archivos enviados antes"}}',
  save: 'Guardar',
  saveNext: 'Guardar y pasar al siguiente',
  sealedHint: 'Se sella al guardar. Puede sustituirlo; nadie puede volver a leerlo aquí.',
  skip: 'Dejar este por ahora, siguiente: {{next.name}}',
  closed: {
    over: 'Esta solicitud está cerrada. Ya no necesitamos nada de usted.',
    accepted: 'Este elemento está aceptado, gracias. No hace falta nada más.',
    waived: 'Este elemento ya no hace falta.',
  },
  choices: {
    provided: { label: 'Aquí está', meaning: 'Lo envía con este formulario.' },
    transferred: {
      label: 'Transferido',
      meaning: 'La cuenta, el dominio, la licencia o el número ya tiene otro titular.',
    },
    handed_over: {
      label: 'Objeto entregado',
      meaning: 'Un objeto ha cambiado de manos o está en camino.',
    },
    never_held: { label: 'Nunca lo tuvimos', meaning: 'Nunca estuvo en su poder.' },
    client_has_it: {
      label: 'Lo tiene el cliente',
      meaning: 'Lo tiene el propio cliente; diga quién, para que podamos preguntar.',
    },
    promised: {
      label: 'Lo enviaremos más tarde…',
      meaning: 'Lo envía más tarde, en un día que usted indica.',
    },
    refused: {
      label: 'No podemos, porque…',
      meaning: 'No lo entregará. Dejamos de pedirlo, y el motivo se trata entre personas.',
    },
  },
  notWithClient: {
    label: 'No lo tenemos',
    meaning: 'Usted no lo tiene, o nadie lo encuentra.',
  },
};
